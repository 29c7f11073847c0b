package org.havn.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;

/// Counts each try before its password is looked at, so that guesses sent all at once are no more than
/// guesses sent one by one; and asks first whether the name rests, so that a guesser learns nothing more in
/// that time.
record CountedSignIns(AuthenticationProvider behind, FailedSignIns tries) implements AuthenticationProvider {

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var name = authentication.getName();
        if (!FailedSignIns.looksLikeAName(name)) {
            throw new BadCredentialsException("No such account");
        }
        if (!tries.mayTry(name)) {
            throw new LockedException("Too many tries");
        }
        try {
            return atTheirDoor(authentication, behind.authenticate(authentication));
        } catch (SignInBusy busy) {
            tries.takeBack(name);
            throw new AuthenticationServiceException("Too many sign-ins at once", busy);
        }
    }

    /// Staff do not come in at the families' door: it would tell them that a password is right, and forget
    /// the tries.
    private static @Nullable Authentication atTheirDoor(Authentication asked, @Nullable Authentication proved) {
        if (asked.getDetails() == Way.CODE
                && proved != null
                && !(proved.getPrincipal() instanceof SignedIn signedIn
                        && signedIn.roles().contains(Role.FAMILY_MEMBER))) {
            throw new BadCredentialsException("Not a family's account");
        }
        return proved;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return behind.supports(authentication);
    }
}
