package org.havn.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.havn.TestDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// From one release to the next: the tables go forward, and everything that was in them is still there.
///
/// The snapshot is the demonstration's database as the release of that day left it after its first start, table by
/// table as PostgreSQL copies them, the columns in the first line. Whoever releases adds the next one.
class UpgradeTests {
    private static final String SNAPSHOT = "/upgrade/demo-2026-11-27.zip";
    /// The newest file of that release.
    private static final String ITS_VERSION = "91";

    @Test
    void whatAnEarlierReleaseKeptIsThereAfterTheUpgrade() throws Exception {
        var access = TestDatabase.empty();
        var name = access.owner().jdbcUrl().replaceAll(".*/", "");
        Migrations.shapeAsOf(access.owner(), ITS_VERSION);
        try (var behind = TestDatabase.server().superuser().connect(name)) {
            var tables = fill(behind);
            var before = rows(behind, tables);
            var log = events(behind);
            assertThat(before).containsEntry("cases.resettlement_case", 65L).containsEntry("people.person", 201L);

            var shaped = new ArrayList<String>();
            Migrations.apply(access.owner(), shaped::add);

            assertThat(shaped).containsExactlyElementsOf(Migrations.MODULES);
            var expected = new TreeMap<>(before);
            expected.merge("access.retention_rule", 1L, Long::sum); // recordings end with the consent to them
            assertThat(rows(behind, tables)).isEqualTo(expected);
            assertThat(events(behind)).as("the log is untouched").isEqualTo(log);

            Migrations.apply(access.owner(), shaped::add);
            assertThat(shaped).as("a second start has nothing to do").hasSameSizeAs(Migrations.MODULES);
        }
    }

    private static List<String> fill(Connection behind) throws IOException, SQLException {
        try (var off = behind.createStatement()) {
            off.execute("set session_replication_role = replica"); // as a copy, without triggers
        }
        var tables = new ArrayList<String>();
        var copies = behind.unwrap(PGConnection.class).getCopyAPI();
        try (var zip = new ZipInputStream(Objects.requireNonNull(UpgradeTests.class.getResourceAsStream(SNAPSHOT)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var table = entry.getName();
                if (!table.endsWith(".migration") && !table.equals("platform.migrated")) { // Flyway wrote those
                    try (var own = behind.createStatement()) {
                        own.execute("delete from " + table); // what the tables' files write is in the snapshot too
                    }
                    copies.copyIn("copy " + table + " (" + firstLine(zip) + ") from stdin", zip);
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static String firstLine(ZipInputStream zip) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var read = zip.read(); read != '\n'; read = zip.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Long> rows(Connection behind, List<String> tables) throws SQLException {
        var rows = new TreeMap<String, Long>();
        for (var table : tables) {
            try (var statement = behind.createStatement();
                    var counted = statement.executeQuery("select count(*) from " + table)) {
                counted.next();
                rows.put(table, counted.getLong(1));
            }
        }
        return rows;
    }

    /// Something that changes if any event does.
    private static String events(Connection behind) throws SQLException {
        try (var statement = behind.createStatement();
                var hashed = statement.executeQuery(
                        "select md5(string_agg(event::text, '' order by event::text)) from audit.event event")) {
            hashed.next();
            return hashed.getString(1);
        }
    }
}
