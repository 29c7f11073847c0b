package org.havn.access.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.havn.HavnApplication;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Vault;
import org.havn.audit.log.AuditFolder;
import org.havn.audit.log.SigningKey;
import org.havn.audit.verify.AuditCommand;
import org.havn.demo.DemoProgramme;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.havn.platform.backup.BackupPlaces;
import org.havn.platform.backup.BackupRun;
import org.havn.platform.backup.RestoreRun;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/// SECURITY.md, C2 and R3: somebody is erased, an older backup is put back, and they do not come back with it.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RestoredErasureTests {
    private static final String NUMBER = "HVN-26-000200";

    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Words(UUID need, UUID person, byte[] verbatim) {}

    private Path home;

    @BeforeEach
    void aFolder() throws IOException {
        home = Files.createTempDirectory("havn-c2-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void andAwayWithIt() throws IOException {
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        }
    }

    @Test
    void whoWasErasedStaysErasedWhenAnOlderBackupIsPutBack() throws Exception {
        var data = home.resolve("serve");
        var places = BackupPlaces.of(data, null, _ -> null);
        List<String> leaves;
        try (var server = migrated(data);
                var site = site(server, data)) {
            OwnWork.run("test", () -> site.getBean(DemoProgramme.class).load(200, _ -> {}));
            assertThat(opened(site)).as("before").isNotEmpty().allMatch(Optional::isPresent);
            awaitHead(site);
            leaves = leaves(site);
            new BackupRun(places, server.superuser(), Telling.nobody()).run();

            var erasures = site.getBean(Erasures.class);
            var id = site.getBean(TransactionTemplate.class)
                    .execute(_ -> erasures.agreed(Erasure.Cause.REQUEST, null, erasures.family(Set.of(NUMBER))));
            erasures.carryOut(Objects.requireNonNull(id));
            assertThat(persons(site)).isZero();
        }

        var back = home.resolve("back");
        new RestoreRun(places, Telling.nobody()).into(back, null, backupsEnd(places));
        try (var server = migrated(back);
                var site = site(server, data)) {
            assertThat(persons(site)).as("the older backup has the rows").isPositive();
            assertThat(opened(site)).as("and not the words").isNotEmpty().allMatch(Optional::isEmpty);
            assertThat(leaves(site).subList(0, leaves.size()))
                    .as("the trail, leaf by leaf")
                    .isEqualTo(leaves);

            OwnWork.run(
                    "start",
                    () -> site.getBean("eraseWhatARestoreBroughtBack", AtStart.class)
                            .run(Telling.nobody()));

            assertThat(persons(site)).isZero();
            assertThat(opened(site)).isEmpty();
            assertThat(new CommandLine(new AuditCommand())
                            .execute(
                                    "verify",
                                    "--no-record",
                                    "--data",
                                    back.toString(),
                                    "--public-key",
                                    SigningKey.publicHalf(AuditFolder.keyIn(AuditFolder.beside(data)))
                                            .toString()))
                    .as("havn audit verify on what was put back")
                    .isZero();
        }
    }

    private static BundledPostgres migrated(Path data) throws Exception {
        var server = BundledPostgres.start(data.resolve("postgresql"), _ -> {});
        Migrations.apply(server.access().owner(), _ -> {});
        return server;
    }

    /// @param keys the data folder with the key store, the wrapping key and the audit trail's key of today
    private ConfigurableApplicationContext site(BundledPostgres server, Path keys) {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        var login = server.access().application();
        return new SpringApplicationBuilder(HavnApplication.class)
                .properties(Map.of(
                        "server.port", 0,
                        "server.tomcat.basedir", home.resolve("tomcat").toString(),
                        "spring.datasource.url", login.jdbcUrl(),
                        "spring.datasource.username", login.user(),
                        "spring.datasource.password", login.password(),
                        "havn.folder", keys.toString(),
                        "havn.password.memory-kib", 64,
                        "havn.password.iterations", 1,
                        "logging.file.name", home.resolve("havn.log").toString()))
                .run();
    }

    private static java.time.Instant backupsEnd(BackupPlaces places) throws IOException {
        return new org.havn.platform.backup.Backups(places).all().getFirst().ended();
    }

    private static int persons(ConfigurableApplicationContext site) {
        return OwnWork.of(
                "test",
                () -> site.getBean(JdbcClient.class)
                        .sql("select count(*) from cases.case_member where case_number = :number")
                        .param("number", NUMBER)
                        .query(Integer.class)
                        .single());
    }

    private static List<Optional<String>> opened(ConfigurableApplicationContext site) {
        var vault = site.getBean(Vault.class);
        return OwnWork.of(
                "test",
                () -> site
                        .getBean(JdbcClient.class)
                        .sql("""
                select n.id, n.person_id, w.verbatim from needs.need n join needs.own_words w on w.need_id = n.id
                 where n.case_number = :number and n.person_id is not null
                """)
                        .param("number", NUMBER)
                        .query((row, _) ->
                                new Words(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                        .list()
                        .stream()
                        .map(it -> vault.open(
                                new Reading(NUMBER, "needs.words"),
                                new Sealed(
                                        new Place(
                                                "needs.own_words",
                                                "verbatim",
                                                it.need().toString()),
                                        KeyOwner.person(it.person()),
                                        it.verbatim())))
                        .toList());
    }

    private static List<String> leaves(ConfigurableApplicationContext site) {
        return site.getBean(JdbcClient.class)
                .sql("select encode(hash, 'hex') from audit.leaf order by number")
                .query(String.class)
                .list();
    }

    /// Something has to be in the trail, numbered and signed.
    private static void awaitHead(ConfigurableApplicationContext site) throws InterruptedException {
        var trail = site.getBean(org.havn.audit.AuditTrail.class);
        trail.opened(org.havn.audit.AuditEvent.by(UUID.randomUUID(), KeepingActs.ERASURES_OPENED, "erasure", "all"));
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (site.getBean(JdbcClient.class)
                        .sql("select count(*) from audit.head")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("a signed head in time").isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
