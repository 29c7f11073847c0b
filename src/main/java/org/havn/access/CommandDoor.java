package org.havn.access;

import java.util.function.Supplier;
import org.havn.platform.BeforeAnybody;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Lets somebody act from a command on the site's own machine, with the password of a device of theirs.
///
/// The machine alone opens nothing, because what a command does stands under somebody's name in the trail; the password
/// alone opens nothing here, because it does not reach the machine: docs/decisions/0291-forms-from-the-command-line.md
@Component
public class CommandDoor {
    private final AppPasswords passwords;
    private final DoorWatch watch;

    CommandDoor(AppPasswords passwords, DoorWatch watch) {
        this.passwords = passwords;
        this.watch = watch;
    }

    /// Does the work as the one whose device this is.
    ///
    /// @param role that the account has to hold for it
    /// @throws DeviceNotKnown where the password is not the device's, or was ended
    /// @throws NotYourTask where the account does not hold the role
    public <T> T as(String device, String password, Role role, Supplier<T> work) {
        var found = BeforeAnybody.of(() -> passwords.find(device, password));
        if (found.isEmpty()) {
            watch.refusedDevice();
            throw new DeviceNotKnown();
        }
        var who = found.get().who();
        if (!who.roles().contains(role)) {
            throw new NotYourTask();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
