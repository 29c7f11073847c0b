package org.havn.access;

import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Lets a test ask as somebody, from a thread of its own: what the test itself may see is not inherited.
public final class As {
    private As() {}

    /// Asks as an account, whose rights the database looks up by itself.
    public static void account(UUID account, Runnable asking) {
        account(account, Role.CASEWORKER, asking);
    }

    /// Asks as an account, and hands on the answer.
    public static <T> T asked(UUID account, Callable<T> asking) {
        var answer = new ArrayList<T>();
        account(account, () -> {
            try {
                answer.add(asking.call());
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        return answer.getFirst();
    }

    /// Asks as an account that has come in with a role.
    public static void account(UUID account, Role role, Runnable asking) {
        var signedIn = new SignedIn(account, "tester", "A tester", Set.of(role), true, "");
        elsewhere(() -> {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            signedIn, null, signedIn.getAuthorities()));
            asking.run();
        });
    }

    /// Asks as an account from a handler that is for these roles.
    public static void handler(UUID account, Set<Role> roles, Runnable asking) {
        account(account, roles.iterator().next(), () -> {
            var request = new MockHttpServletRequest();
            HandlerRoles.are(request, roles.toArray(Role[]::new));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            try {
                asking.run();
            } finally {
                RequestContextHolder.resetRequestAttributes();
            }
        });
    }

    /// Asks without having signed in.
    public static void nobody(Runnable asking) {
        elsewhere(asking);
    }

    private static void elsewhere(Runnable asking) {
        var thrown = new Throwable[1];
        var thread = Thread.ofVirtual().unstarted(() -> {
            try {
                asking.run();
            } catch (Throwable failed) {
                thrown[0] = failed;
            } finally {
                SecurityContextHolder.clearContext();
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        switch (thrown[0]) {
            case null -> {}
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown[0]);
        }
    }
}
