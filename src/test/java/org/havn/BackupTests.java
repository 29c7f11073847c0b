package org.havn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havn.audit.log.AuditFolder;
import org.havn.audit.log.SigningKey;
import org.havn.platform.Telling;
import org.havn.platform.backup.Backup;
import org.havn.platform.backup.BackupDamaged;
import org.havn.platform.backup.BackupPlaces;
import org.havn.platform.backup.BackupRefused;
import org.havn.platform.backup.BackupRun;
import org.havn.platform.backup.Backups;
import org.havn.platform.backup.RestoreRun;
import org.havn.platform.backup.WalKeeper;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// R3: what was acknowledged comes back, elsewhere, as it was at the moment that was asked for; and nothing else does.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTests {
    private static final String MARKER = "she was never asked about the stairs";

    private Path home;
    private Path data;
    private BundledPostgres server;

    @BeforeAll
    void aServer() throws Exception {
        home = SiteProcess.folder();
        data = home.resolve("serve");
        server = BundledPostgres.start(data.resolve("postgresql"), _ -> {});
        Migrations.apply(server.access().owner(), _ -> {});
        SigningKey.in(AuditFolder.keyIn(AuditFolder.beside(data)));
        execute("create table public.ledger (number int primary key, said text)");
    }

    @AfterAll
    void andAwayWithIt() {
        server.close();
        TestDatabase.delete(home);
    }

    @BeforeEach
    void anEmptyLedger() throws SQLException {
        execute("truncate public.ledger");
    }

    @Test
    void aMomentBetweenTwoWritesBringsTheFirstAndNotTheSecond() throws Exception {
        backup();
        write(1);
        var between = moment();
        write(2);
        broughtToTheBackups();

        assertThat(ledgerAfter(restore("between", between))).containsExactly(1);
        assertThat(ledgerAfter(restore("all", null))).containsExactly(1, 2);
    }

    @Test
    void aMomentAfterTheLastWriteIsReachedOnlyAsFarAsTheLogIs() throws Exception {
        backup();
        write(1);
        var after = moment();
        broughtToTheBackups();

        assertThat(ledgerAfter(restore("after", after))).containsExactly(1);
        assertThatThrownBy(() -> restore("future", Instant.now().plus(1, ChronoUnit.HOURS)))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("reaches");
        assertThat(home.resolve("future")).doesNotExist();
    }

    @Test
    void aBackupUnderWritesHoldsEveryAcknowledgedOneOnce() throws Exception {
        var acknowledged = Collections.synchronizedSet(new TreeSet<Integer>());
        var ended = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        for (var writer = 0; writer < 3; writer++) {
            var first = writer;
            writers.add(Thread.ofPlatform().start(() -> {
                try (var connection = server.superuser().connect();
                        var insert = connection.prepareStatement("insert into public.ledger values (?, ?)")) {
                    for (var number = first; !ended.get(); number += 3) {
                        insert.setInt(1, number);
                        insert.setString(2, "x".repeat(500));
                        insert.executeUpdate();
                        acknowledged.add(number);
                    }
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }
        var before = acknowledged.size();
        backup();
        var during = acknowledged.size() - before;
        ended.set(true);
        for (var writer : writers) {
            writer.join();
        }
        broughtToTheBackups();

        assertThat(during).as("writes acknowledged during the backup").isPositive();
        assertThat(ledgerAfter(restore("busy", null))).containsExactlyElementsOf(acknowledged);
    }

    @Test
    void aBackupThatIsKilledLeavesTheOneBeforeAndTheNextSweepsUp() throws Exception {
        write(1);
        var whole = backup();
        var killed = havn("backup", "--data", data.toString());
        var series = whole.folder().getParent();
        while (killed.isAlive() && making(series).isEmpty()) {
            Thread.sleep(2);
        }
        killed.destroyForcibly().waitFor();

        assertThat(making(series)).as("it was killed at work").isNotEmpty();
        assertThat(new Backups(places()).all().getLast().name()).isEqualTo(whole.name());
        assertThat(ledgerAfter(restore("after-kill", null))).contains(1);

        var next = backup();
        assertThat(making(series)).isEmpty();
        assertThat(new Backups(places()).all().getLast().name()).isEqualTo(next.name());
    }

    @Test
    void aRestoreNeverWritesOverData() throws Exception {
        backup();
        var taken = Files.createDirectories(home.resolve("taken"));
        Files.writeString(taken.resolve("something"), "that somebody needs");

        assertThatThrownBy(() -> restore("taken", null))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("never writes over data");
        assertThatThrownBy(() -> new RestoreRun(places(), Telling.nobody()).into(data, null, null))
                .isInstanceOf(BackupRefused.class);
        assertThat(taken.resolve("something")).hasContent("that somebody needs");
    }

    @Test
    void whatWasChangedInABackupIsNotPutBack() throws Exception {
        var backup = backup();
        broughtToTheBackups();
        var wal = backup.folder().resolveSibling("wal");
        List<Path> parts;
        try (var logs = Files.list(wal)) {
            parts = new ArrayList<>(List.of(
                    backup.folder().resolve("base.sealed"),
                    backup.folder().resolve("manifest.json"),
                    logs.filter(it -> it.toString().endsWith(".sealed"))
                            .max(Path::compareTo)
                            .orElseThrow()));
        }
        for (var part : parts) {
            var before = Files.readAllBytes(part);
            var changed = before.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(part, changed);

            assertThatThrownBy(() -> restore("damaged", null))
                    .as(part.toString())
                    .isInstanceOf(BackupDamaged.class);
            assertThat(home.resolve("damaged")).doesNotExist();

            Files.write(part, java.util.Arrays.copyOf(before, before.length - 40));
            assertThatThrownBy(() -> restore("damaged", null)).isInstanceOf(BackupDamaged.class);
            Files.write(part, before);
        }
        assertThat(restore("mended", null)).exists();
    }

    @Test
    void nothingThatTheDatabaseHoldsIsReadableInABackup() throws Exception {
        execute("insert into public.ledger values (1, '" + MARKER + "')");
        var backup = backup();
        broughtToTheBackups();
        var password = Files.readString(data.resolve("postgresql/application.password"))
                .strip();

        try (var files = Files.walk(backup.folder().getParent().getParent())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                assertThat(OnDisk.has(bytes, MARKER.getBytes(StandardCharsets.UTF_8)))
                        .as(file.toString())
                        .isFalse();
                assertThat(OnDisk.has(bytes, password.getBytes(StandardCharsets.UTF_8)))
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(ledgerAfter(restore("readable", null))).containsExactly(1);
    }

    @Test
    void withoutItsKeyNoBackupOpens() throws Exception {
        backup();
        var key = places().key();
        var before = Files.readString(key);
        Files.writeString(key, "0".repeat(64));
        assertThatThrownBy(() -> restore("keyless", null)).isInstanceOf(BackupRefused.class);
        Files.delete(key);
        assertThatThrownBy(() -> restore("keyless", null))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("put it back");
        Files.writeString(key, before);
        assertThatThrownBy(() -> restore("keyless", null))
                .as("a key that others may read")
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));

        assertThat(restore("with-key", null)).exists();
    }

    @Test
    void oldBackupsGoAndTheNewestStays() throws Exception {
        backup();
        var newest = backup();

        new Backups(places()).expire(Instant.now().plus(Duration.ofDays(1)));

        assertThat(new Backups(places()).all()).extracting(Backup::name).containsExactly(newest.name());
        assertThat(restore("expired", null)).exists();
    }

    @Test
    void verifyRestoresCountsEveryTableAndChecksTheTrail() throws Exception {
        write(1);
        write(2);
        backup();

        var said = new ByteArrayOutputStream();
        var out = System.out;
        int code;
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            code = Havn.commandLine().execute("verify", "--data", data.toString());
        } finally {
            System.setOut(out);
        }

        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsPattern("\\b2  public\\.ledger")
                .contains("needs.own_words", "the trail is whole");
    }

    @Test
    void aBackupOfADatabaseThatDoesNotRunIsAsGood() throws Exception {
        var other = home.resolve("resting");
        try (var resting = BundledPostgres.start(other.resolve("postgresql"), _ -> {});
                var connection = resting.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table public.ledger (number int primary key, said text)");
            statement.execute("insert into public.ledger values (7, 'at rest')");
        }

        assertThat(Havn.commandLine().execute("backup", "--data", other.toString()))
                .isZero();
        var target = home.resolve("rested");
        assertThat(Havn.commandLine().execute("restore", target.toString(), "--data", other.toString()))
                .isZero();

        assertThat(ledgerAfter(target)).containsExactly(7);
        assertThat(Havn.commandLine().execute("restore", target.toString(), "--data", other.toString()))
                .as("again, over what is there now")
                .isEqualTo(2);
    }

    @Test
    void aRestoredDatabaseBeginsBackupsOfItsOwn() throws Exception {
        backup();
        var copy = restore("second-life", null);

        try (var restored = BundledPostgres.start(copy.resolve("postgresql"), _ -> {})) {
            var own = new BackupRun(
                            BackupPlaces.of(copy, places().backups(), _ -> null),
                            restored.superuser(),
                            Telling.nobody())
                    .run();

            assertThat(new Backups(places()).all())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.folder().getParent())
                            .isNotEqualTo(own.folder().getParent()));
        }
    }

    private BackupPlaces places() {
        return BackupPlaces.of(data, null, _ -> null);
    }

    private Backup backup() throws IOException, SQLException {
        return new BackupRun(places(), server.superuser(), Telling.nobody()).run();
    }

    private Path restore(String name, @org.jspecify.annotations.Nullable Instant moment) throws IOException {
        var target = home.resolve(name);
        new RestoreRun(places(), Telling.nobody()).into(target, null, moment);
        return target;
    }

    /// As the running site does, every minute.
    private void broughtToTheBackups() throws Exception {
        var reached = data.resolve("postgresql/archive.properties");
        var before = Files.readString(reached);
        try (var _ = WalKeeper.start(places(), server.superuser(), Duration.ofMillis(20))) {
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (Files.readString(reached).equals(before)) {
                assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
                Thread.sleep(10);
            }
        }
    }

    private List<Integer> ledgerAfter(Path folder) throws IOException, SQLException {
        try (var restored = BundledPostgres.start(folder.resolve("postgresql"), _ -> {});
                var connection = restored.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from public.ledger order by number")) {
            var numbers = new ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    private void write(int number) throws SQLException {
        execute("insert into public.ledger values (" + number + ", 'written')");
    }

    private Instant moment() throws SQLException {
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Path> making(Path series) throws IOException {
        try (var files = Files.list(series)) {
            return files.filter(it -> it.getFileName().toString().startsWith(".making-"))
                    .toList();
        }
    }

    private static Process havn(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ""),
                Havn.class.getName()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("HAVN_BACKUP_FOLDER", "HAVN_BACKUP_KEY"));
        return builder.start();
    }
}
