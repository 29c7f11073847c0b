package org.havn.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.platform.Asking;
import org.havn.platform.Reader;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who acts in this request.
@Component
public class CurrentActor implements Reader, Asking {

    /// The actor of this request.
    ///
    /// @throws IllegalStateException where nobody is signed in, which no handler with [Allowed] meets
    public Actor get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /// The actor, if somebody is signed in.
    public Optional<Actor> find() {
        return signedIn().map(it -> new Actor(it.account(), it.roles()));
    }

    @Override
    public Optional<UUID> account() {
        return signedIn().map(SignedIn::account);
    }

    @Override
    public Set<String> inRoles() {
        return HandlerRoles.now();
    }

    @Override
    public Optional<String> name() {
        return signedIn().map(SignedIn::displayName);
    }

    @Override
    public Set<String> roles() {
        return signedIn().map(SignedIn::roles).orElse(Set.of()).stream()
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
