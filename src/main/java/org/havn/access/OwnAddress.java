package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Under which address people reach this Havn. A passkey is bound to it, so it comes from the operator and never from
/// what a request claims; unless one is set, it is this machine's own `localhost`, the only address that browsers trust
/// without TLS.
@Component
class OwnAddress {
    private static final String THIS_MACHINE = "localhost";

    private final @Nullable URI set;

    OwnAddress(@Value("${havn.address:}") String address) {
        set = address.isBlank() ? null : checked(address.strip());
    }

    /// The host that passkeys belong to.
    String host() {
        return set == null ? THIS_MACHINE : set.getHost();
    }

    /// What a browser that stands on a page of ours calls it, such as `https://havn.example.org`.
    String origin(HttpServletRequest request) {
        return set == null ? "http://" + THIS_MACHINE + ":" + request.getServerPort() : set.toString();
    }

    /// Whether the reader came by the address for which passkeys are made.
    boolean isHere(HttpServletRequest request) {
        return request.getServerName().equals(host())
                && (set == null || request.getScheme().equals(set.getScheme()));
    }

    private static URI checked(String address) {
        URI uri;
        try {
            uri = new URI(address.replaceFirst("/$", ""));
        } catch (URISyntaxException malformed) {
            throw expected(address, malformed);
        }
        var known = uri.getHost() != null
                && (Set.of("https").contains(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && THIS_MACHINE.equals(uri.getHost())));
        if (!known || !uri.getPath().isEmpty() || uri.getQuery() != null || uri.getUserInfo() != null) {
            throw expected(address, null);
        }
        return uri;
    }

    private static IllegalArgumentException expected(String address, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "HAVN_ADDRESS is where people reach Havn, such as https://havn.example.org, but this was '" + address
                        + "'",
                cause);
    }
}
