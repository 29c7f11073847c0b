package org.havn.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The two ways in: the owner shapes the tables, the application reads and writes them and owns none.
public record DatabaseAccess(DatabaseLogin owner, DatabaseLogin application) {

    /// The role that holds the application's rights.
    public static final String APPLICATION_ROLE = "havn_app";

    /// Reads an operator's setting such as `postgresql://havn:secret@db.example:5432/havn?sslmode=verify-full`.
    ///
    /// The user in it owns the tables; the application's connections take on the role `havn_app`.
    ///
    /// @throws IllegalArgumentException saying what was expected, without repeating the password
    public static DatabaseAccess parse(String setting) {
        URI uri;
        try {
            uri = new URI(setting.strip());
        } catch (URISyntaxException malformed) {
            throw unreadable("it is not an address");
        }
        var userInfo = uri.getRawUserInfo();
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw unreadable("it begins with '" + uri.getScheme() + "'");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw unreadable("the host or the database's name is missing");
        }
        if (userInfo == null || !userInfo.contains(":")) {
            throw unreadable("the user or the password is missing");
        }
        var colon = userInfo.indexOf(':');
        var user = decoded(userInfo.substring(0, colon));
        var password = decoded(userInfo.substring(colon + 1));
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = query(uri.getRawQuery());
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
        return new DatabaseAccess(
                new DatabaseLogin(url, user, password, null), new DatabaseLogin(url, user, password, APPLICATION_ROLE));
    }

    /// The driver's own settings, but for the one that would bring rows into the log.
    private static String query(@Nullable String given) {
        var kept = given == null
                ? ""
                : Arrays.stream(given.split("&", -1))
                        .filter(it -> !it.split("=", 2)[0].equalsIgnoreCase("logServerErrorDetail"))
                        .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unreadable(String found) {
        return new IllegalArgumentException(
                "HAVN_DATABASE_URL should look like postgresql://user:password@host:5432/database, but " + found);
    }
}
