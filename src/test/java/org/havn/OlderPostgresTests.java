package org.havn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.Test;

/// The oldest PostgreSQL that an operator may bring, where the machine has one: every migration runs on it, and its
/// policies hold. `./havn drill postgres15` runs every test on it.
class OlderPostgresTests {
    private static final Path OLDEST = Path.of("/usr/lib/postgresql/15");

    @Test
    void theTablesAndTheirPoliciesWorkOnPostgresql15() throws Exception {
        assumeTrue(Files.isExecutable(OLDEST.resolve("bin/postgres")), "no PostgreSQL 15 at " + OLDEST);
        var folder = SiteProcess.folder();
        TestDatabase.useInstalled(OLDEST, folder);
        try (var server = BundledPostgres.start(folder.resolve("postgresql"), _ -> {})) {
            Migrations.apply(server.access().owner(), _ -> {});
            try (var superuser = server.superuser().connect();
                    var application = server.access().application().connect()) {
                assertThat(number(superuser, "select current_setting('server_version_num')::int / 10000"))
                        .isEqualTo(15);
                assertThatThrownBy(() -> application.createStatement().execute("create table cases.mine (id int)"))
                        .hasMessageContaining("permission denied");
                assertThat(number(superuser, """
                        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind = 'r' and c.relforcerowsecurity and n.nspname in ('people', 'cases', 'needs')
                        """)).isGreaterThan(8);
                assertThat(number(application, "select count(*) from cases.resettlement_case"))
                        .isZero();
            }
        } finally {
            TestDatabase.delete(folder);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
