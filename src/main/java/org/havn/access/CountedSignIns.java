package org.havn.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;

/// Counts each try before its password is looked at, so that guesses sent all at once are no more than guesses sent one
/// by one; and asks first whether the name rests, so that a guesser learns nothing more in that time.
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
            return behind.authenticate(authentication);
        } catch (SignInBusy busy) {
            tries.takeBack(name);
            throw new AuthenticationServiceException("Too many sign-ins at once", busy);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return behind.supports(authentication);
    }
}
