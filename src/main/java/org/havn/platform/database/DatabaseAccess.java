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
        var login = login(setting);
        return new DatabaseAccess(
                login, new DatabaseLogin(login.jdbcUrl(), login.user(), login.password(), APPLICATION_ROLE));
    }

    /// The same with a user of its own for the site, who is a member of `havn_app` and not of the owner: then nothing
    /// that happens in the site can reach the owner's rights.
    ///
    /// @param owner as whom the tables are shaped, at the start only; null where one user does both
    public static DatabaseAccess parse(String setting, @Nullable String owner) {
        if (owner == null || owner.isBlank()) {
            return parse(setting);
        }
        return new DatabaseAccess(login(owner), parse(setting).application());
    }

    private static DatabaseLogin login(String setting) {
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
        requireEncryption(uri.getHost(), query);
        return new DatabaseLogin(url, user, password, null);
    }

    /// A database on another machine is spoken to encrypted and with its certificate checked, or not at all.
    private static void requireEncryption(String host, String query) {
        var here = host.equals("localhost")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || host.equals("[::1]");
        if (!here && !query.matches(".*[?&]sslmode=verify-(full|ca)(&.*)?")) {
            throw new IllegalArgumentException("HAVN_DATABASE_URL leads to another machine, so it has to end with"
                    + " ?sslmode=verify-full (and &sslrootcert=… where the certificate is your own authority's)");
        }
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
