package org.havn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Accounts;
import org.havn.access.CaseAccess;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.access.Units;
import org.havn.access.keeping.CaseMembers;
import org.havn.access.uploads.Brought;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeId;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.ShippedData;
import org.havn.demo.DemoProgramme;
import org.havn.needs.Confirmation;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Severity;
import org.havn.placement.Placement;
import org.havn.placement.Placements;
import org.havn.placement.Rounds;
import org.havn.placement.SolveId;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Refusal;
import org.havn.platform.Telling;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.Migrations;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, C1: what only few may read is not on the disk, in whatever file and form, while a site runs
/// on its own database and after everything has been written out. What everybody with the task may read is
/// there: so the search finds.
class NothingReadableOnDiskTests {
    private static final CaseNumber NUMBER = new CaseNumber("HVN-26-900010");
    private static final String HEADER =
            "case_number,person,given_name,family_name,birth,sex,relationship,origin,language\n";

    private final List<String> secrets = new ArrayList<>();

    private Path folder;
    private BundledPostgres server;
    private ConfigurableApplicationContext site;

    @BeforeEach
    void aSiteRunsOnItsOwnDatabase() throws Exception {
        folder = Files.createTempDirectory("havn-c1-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = BundledPostgres.start(folder.resolve("postgresql"), _ -> {});
        Migrations.apply(server.access().owner(), _ -> {});
        // a site of another test in this process may have opened its log; this one has its own
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        var login = server.access().application();
        site = new SpringApplicationBuilder(HavnApplication.class)
                .properties(Map.of(
                        "server.port", 0,
                        "server.tomcat.basedir", folder.resolve("tomcat").toString(),
                        "spring.datasource.url", login.jdbcUrl(),
                        "spring.datasource.username", login.user(),
                        "spring.datasource.password", login.password(),
                        "havn.demo", true,
                        "havn.folder", folder.toString(),
                        "havn.password.memory-kib", 64,
                        "havn.password.iterations", 1,
                        "logging.file.name", folder.resolve("logs/havn.log").toString()))
                .run();
    }

    @AfterEach
    void itEnds() throws IOException {
        site.close();
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        }
    }

    @Test
    void nothingThatOnlyFewMayReadIsInAnyFile() throws Exception {
        var name = "Z" + marker().toLowerCase(java.util.Locale.ROOT);
        OwnWork.run("test", () -> plant(name));

        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }

        var found = new ArrayList<String>();
        var files = files();
        var control = new ArrayList<Path>();
        for (var file : files) {
            var bytes = stillThere(file);
            for (var secret : secrets) {
                OnDisk.forms(secret).forEach((form, pattern) -> {
                    if (OnDisk.has(bytes, pattern)) {
                        found.add(folder.relativize(file) + " has a secret as " + form);
                    }
                });
            }
            if (OnDisk.has(bytes, name.getBytes(StandardCharsets.UTF_8))) {
                control.add(folder.relativize(file));
            }
        }

        assertThat(found).isEmpty();
        // an upload that touched the disk would be gone by now, and still be there for whoever looks below the files
        var uploads = site.getBean(MultipartConfigElement.class);
        assertThat((long) uploads.getFileSizeThreshold()).isGreaterThanOrEqualTo(uploads.getMaxRequestSize());
        assertThat(secrets).hasSizeGreaterThan(25);
        // the name, which is not sealed, is in the table's file and in the log of changes
        assertThat(control.toString()).contains("postgresql/data/base/", "postgresql/data/pg_wal/");
        assertThat(files.toString()).contains("keys/ring", "wrapping-key/", "logs/havn.log", "postgresql.log");
        // docs/security.md lists where logs go; nothing is logged into any other file
        assertThat(files.stream()
                        .map(it -> folder.relativize(it).toString())
                        .filter(it -> it.matches(".*\\.(log|out|err)([.-].*)?")))
                .containsExactlyInAnyOrder("logs/havn.log", "postgresql/postgresql.log", "postgresql/initdb.log");
    }

    /// Through the pages and façades that real words go through, mistakes included.
    private void plant(String name) {
        var needs = site.getBean(Needs.class);
        var programme = site.getBean(DemoProgramme.class).load(200, _ -> {});
        DemoAccounts.openIn(site.getBean(Units.class), site.getBean(Accounts.class));
        var visitor = officer();
        var came = visitor.upload(
                "/work/cases/import/families",
                "families.csv",
                HEADER + NUMBER + ",1," + name + ",Test,1970,FEMALE,PA,SY,ar\n",
                "programme",
                programme.value().toString());
        assertThat(came.statusCode()).as(came.body()).isEqualTo(200);
        var told = visitor.upload(
                "/work/cases/import/needs",
                "needs.csv",
                "case_number,person,words,language,english,severity,capability\n" + NUMBER + ",1," + secret() + ",ar,"
                        + secret() + ",HIGH,\n" + NUMBER + ",1," + secret() + ",ar,,HIGH,NO_SUCH_THING\n",
                "leaveOut",
                "true");
        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        var voiced = need(1, secret(), secret(), "");
        var ended = need(2, secret(), secret(), secret());
        needs.voice(List.of(voiced, ended));
        needs.notMet(voiced.id(), 0, secret());
        // a statement that fails must not write its values into the database's log
        assertThatThrownBy(() -> needs.voice(List.of(need(0, secret(), secret(), secret()))))
                .isInstanceOf(RuntimeException.class);
        plantWhatStaffWrite();
        plantWhatPeopleDecide(programme);
        assertThat(visitor.get("/work/cases/" + NUMBER + "/needs").body()).contains(secrets.getFirst());
        assertThat(visitor.get("/work/cases?called=" + NUMBER).statusCode()).isEqualTo(200);
    }

    /// Reasons, numbers, addresses and documents.
    private void plantWhatStaffWrite() {
        var cases = site.getBean(Cases.class);
        cases.tell(NUMBER, "cases.thread.moved", List.of("REGISTERED", "SUBMITTED"), secret());
        cases.exclude(NUMBER, UUID.randomUUID(), secret());
        var person = site.getBean(CaseMembers.class).of(NUMBER.value()).getFirst();
        var caseworker = somebody(Role.CASEWORKER);
        var page = "/work/cases/" + NUMBER;
        for (var kind : List.of("DOCUMENT", "ADDRESS", "MESSENGER")) {
            var kept = caseworker.post(
                    page + "/contacts/" + person, "kind", kind, "value", secret(), "safety", "NOT_SAFE");
            assertThat(kept.statusCode()).as(kept.body()).isEqualTo(302);
        }
        var opened =
                caseworker.post("/work/case-openings/new/emergency", "number", NUMBER.value(), "because", secret());
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        var need = site.getBean(Needs.class).of(NUMBER).getFirst().id().value();
        var brought = caseworker.upload(
                page + "/needs/" + need + "/documents", secret() + ".pdf", Brought.pdf("/Marker (" + secret() + ")"));
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(302);
        assertThat(caseworker.get(page).body()).contains(secrets.get(secrets.size() - 8));
    }

    /// Why a family was placed, kept away or let wait, who may see it, and what two people were to agree
    /// on.
    private void plantWhatPeopleDecide(ProgrammeId programme) {
        var rounds = site.getBean(Rounds.class);
        var placements = site.getBean(Placements.class);
        var jdbc = site.getBean(JdbcClient.class);
        site.getBeansOfType(AtStart.class).values().stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .filter(it -> it.order() <= site.getBean(ShippedData.class).order())
                .forEach(it -> it.run(Telling.nobody()));
        var round = rounds.open(programme, "A round");
        var family = site.getBean(Cases.class).awaitingPlacement(programme).stream()
                .filter(it -> it.householdSize() == 1)
                .findFirst()
                .orElseThrow();
        var where = new CommunityId("0301");
        rounds.pin(round.id(), family.number(), where, secret());
        rounds.forbid(round.id(), family.number(), new CommunityId("4601"), secret());
        var hard = site.getBean(Needs.class).confirmedOf(cases(programme)).entrySet().stream()
                .flatMap(it -> it.getValue().stream()
                        .filter(need -> need.requirement().hard())
                        .map(need -> Map.entry(it.getKey(), need.id())))
                .findFirst()
                .orElseThrow();
        rounds.waive(hard.getKey(), hard.getValue(), secret());
        var solve = UUID.randomUUID();
        site.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            jdbc.sql("""
                    insert into placement.solve (id, round, number, state, asked_by, asked_at, seconds_allowed, engine)
                    values (:solve, :round, 1, 'FINISHED', 'test', now(), 1, 'test')
                    """)
                    .param("solve", solve)
                    .param("round", round.id().value())
                    .update();
            jdbc.sql("""
                    insert into placement.proposal (solve, case_number, value, reasons, uncovered)
                    values (:solve, :number, 0, '[]', '[]')
                    """)
                    .param("solve", solve)
                    .param("number", family.number().value())
                    .update();
        });
        var placed = site.getBean(Communities.class).all().stream()
                .map(it -> accepted(placements, new SolveId(solve), family.number(), it.id()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        placements.takeBack(family.number(), placed.version(), secret());

        var caseworker = somebody(Role.CASEWORKER);
        var page = "/work/cases/" + NUMBER;
        var person = site.getBean(CaseMembers.class).of(NUMBER.value()).getFirst();
        var colleague = site.getBean(CaseAccess.class).colleagues().getFirst().account();
        for (var asked : List.of(
                caseworker.post(page + "/who-sees/assignments", "account", colleague.toString(), "because", secret()),
                caseworker.post(page + "/priority", "which", "SUBMISSION", "to", "EM", "because", secret()),
                caseworker.post(page + "/family-accounts", "person", person.toString(), "because", secret()))) {
            assertThat(asked.statusCode()).as(asked.body()).isIn(200, 302);
        }
        var copied = caseworker.post(
                "/work/copies",
                "number",
                NUMBER.value(),
                "member",
                "1",
                "purpose",
                "ASKED_BY_THE_FAMILY",
                "because",
                secret());
        assertThat(copied.statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("""
                        select (select count(*) from cases.resettlement_case where primary_category is not null)
                             + (select count(*) from cases.safety_distance where minutes is not null)
                        """).query(Integer.class).single())
                .as("categories and distances, which are too short to be looked for on a disk")
                .isZero();
    }

    private List<CaseNumber> cases(ProgrammeId programme) {
        return site.getBean(Cases.class).ofProgramme(programme);
    }

    /// A refusal is answered with nothing; its reason must not be left anywhere either.
    private Optional<Placement> accepted(
            Placements placements, SolveId solve, CaseNumber family, CommunityId community) {
        try {
            return Optional.of(placements.accept(solve, family, community, secret()));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private Visitor officer() {
        return somebody(Role.PLACEMENT_OFFICER);
    }

    private Visitor somebody(Role role) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        var visitor = new Visitor(
                ((ServletWebServerApplicationContext) site).getWebServer().getPort());
        visitor.signIn(account.signInName(), account.password());
        return visitor;
    }

    private static Need need(int rank, String words, String english, String outcome) {
        return new Need(
                NeedId.next(),
                NUMBER,
                null,
                rank,
                new OwnWords(
                        new LanguageTag("ar"),
                        words,
                        List.of(new OwnWords.Translation(new LanguageTag("en"), english, "somebody"))),
                null,
                List.of(),
                Severity.HIGH,
                Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                outcome.isEmpty() ? null : new Confirmation("doctor", LocalDate.of(2026, 11, 1)),
                "CASEWORKER",
                null,
                outcome.isEmpty() ? NeedState.VOICED : NeedState.MET,
                outcome);
    }

    private String secret() {
        var secret = marker();
        secrets.add(secret);
        return secret;
    }

    /// Something that is nowhere else, and has a letter that is not ASCII.
    private static String marker() {
        return "MARK" + UUID.randomUUID().toString().replace("-", "") + "æ";
    }

    /// PostgreSQL takes some of its files away while it runs.
    private static byte[] stillThere(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(folder.resolve("programs")))
                    .toList();
        }
    }
}
