package org.havn.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Brings every module's tables forward, module by module in the family's order, each with a history of its own.
///
/// Runs as the owner before the application starts, so that the application never holds the owner's password.
public final class Migrations {
    /// Earlier modules never refer to later ones; a test holds the list against the folders.
    public static final List<String> MODULES = List.of(
            "platform",
            "audit",
            "access",
            "reference",
            "people",
            "cases",
            "communities",
            "interviews",
            "needs",
            "placement",
            "publishing");

    private Migrations() {}

    /// Applies what is new. When the very same files were applied before, one look at a row says so.
    ///
    /// @param telling hears the module whose turn it is
    public static void apply(DatabaseLogin owner, Consumer<String> telling) throws IOException, SQLException {
        var resolver = new PathMatchingResourcePatternResolver();
        var files = resolver.getResources("classpath*:db/migration/*/*.sql");
        Arrays.sort(files, Comparator.comparing(Migrations::path));
        var fingerprint = fingerprint(files);
        if (fingerprint.equals(lastApplied(owner))) {
            return;
        }
        ensureApplicationRole(owner);
        for (var module : MODULES) {
            if (Arrays.stream(files).anyMatch(it -> path(it).contains("db/migration/" + module + "/"))) {
                telling.accept(module);
                flyway(owner, module).migrate();
            }
        }
        remember(owner, fingerprint);
    }

    /// Shapes an empty database as a release did whose newest file had this number.
    static void shapeAsOf(DatabaseLogin owner, String version) throws SQLException {
        ensureApplicationRole(owner);
        for (var module : MODULES) {
            configured(owner, module).target(version + "?").load().migrate();
        }
    }

    private static Flyway flyway(DatabaseLogin owner, String module) {
        return configured(owner, module).load();
    }

    private static FluentConfiguration configured(DatabaseLogin owner, String module) {
        return Flyway.configure()
                .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
                .jdbcProperties(DatabaseLogin.QUIET)
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .defaultSchema(module)
                .table("migration")
                .createSchemas(true)
                // an older release stops before tables that a newer one has shaped
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true)
                .loggers("slf4j");
    }

    /// An operator's administrator may have made the role already; otherwise the owner has to be allowed to.
    private static void ensureApplicationRole(DatabaseLogin owner) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = 'havn_app') then
                            begin
                                create role havn_app nologin;
                            exception when duplicate_object or unique_violation then
                                null; -- another node was faster
                            end;
                        end if;
                        -- since PostgreSQL 16, who creates a role is its member without being able to take it on
                        if not pg_has_role(current_user, 'havn_app', case
                                when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end)
                            and (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) then
                            execute format('grant havn_app to %I', current_user);
                        end if;
                    end $$""");
        }
    }

    private static String lastApplied(DatabaseLogin owner) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var known = statement.executeQuery("select to_regclass('platform.migrated') is not null")) {
            if (!known.next() || !known.getBoolean(1)) {
                return "";
            }
            try (var row = statement.executeQuery("select fingerprint from platform.migrated")) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private static void remember(DatabaseLogin owner, String fingerprint) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.prepareStatement("""
                        insert into platform.migrated (only_row, fingerprint) values (true, ?)
                        on conflict (only_row) do update set fingerprint = excluded.fingerprint""")) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        }
    }

    private static String fingerprint(Resource[] files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static String path(Resource resource) {
        try {
            return resource.getURL().toString();
        } catch (IOException unreachable) {
            throw new IllegalStateException("A migration inside the application cannot be read", unreachable);
        }
    }
}
