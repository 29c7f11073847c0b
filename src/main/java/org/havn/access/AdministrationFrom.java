package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/// From which networks the administration may be reached: one more wall before pages that only administrators have,
/// beside their passkey, a fresh proof and a second person. Without the setting, from everywhere.
final class AdministrationFrom {
    private final List<IpAddressMatcher> networks;

    /// @param setting addresses or networks such as `10.0.0.0/24`, parted by commas
    AdministrationFrom(String setting) {
        try {
            networks = Stream.of(setting.split(",", -1))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .map(IpAddressMatcher::new)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "HAVN_ADMINISTRATION_FROM holds addresses or networks such as 10.0.0.0/24, parted by commas",
                    unreadable);
        }
    }

    boolean allows(HttpServletRequest request, Allowed page) {
        return networks.isEmpty()
                || Stream.of(page.value()).anyMatch(it -> it != Role.ADMINISTRATOR)
                || networks.stream().anyMatch(it -> it.matches(request.getRemoteAddr()));
    }
}
