package org.havn.access.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.keeping.CaseMembers;
import org.havn.audit.AuditTrail;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S8, through the pages: a file comes back as an attachment without rights, lies sealed, and is seen by
/// whom the case is seen.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=3", "havn.tested=copies"}) // shares the database of the copies
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadPagesTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final String CASE = "HVN-26-000200";
    private static final Pattern DOCUMENT = Pattern.compile("href=\"(/work/cases/[^\"]+/documents/[0-9a-f-]{36})\"");

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private CaseMembers members;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Visitor caseworker = new Visitor(0);
    private String need = "";

    @BeforeAll
    void theDemonstration(@Autowired List<AtStart> work) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        caseworker = somebody(false);
        need = "/work/cases/" + CASE + "/needs/"
                + OwnWork.of(
                        "test",
                        () -> jdbc.sql("select id from needs.need where case_number = :number limit 1")
                                .param("number", CASE)
                                .query(UUID.class)
                                .single());
    }

    @Test
    void aDocumentComesBackAsAnAttachmentWithoutRightsAndUnderNoNameOfItsOwn() {
        var brought = Brought.pdf("");
        var answer = caseworker.upload(need + "/documents", "../../../etc/Amina Yusuf.pdf", brought);
        assertThat(answer.statusCode()).isEqualTo(302);

        var address = document();
        var opened = caseworker.get(address);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).isEqualTo(new String(brought, StandardCharsets.UTF_8));
        assertThat(opened.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"document.pdf\"");
        assertThat(opened.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(opened.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(opened.headers().allValues("Content-Security-Policy")).anyMatch(it -> it.contains("sandbox"));
        assertThat(opened.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(trail.openings(CASE, 50)).anyMatch(it -> it.detail().contains("access.upload"));
    }

    @Test
    void aHostileFileIsRefusedWithASentenceAndNothingIsKept() {
        var before = kept();
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var log = (Logger) LoggerFactory.getLogger("org.havn.platform.Refusals");
        log.addAppender(told);

        var answer = caseworker.upload(
                need + "/documents", "letter.pdf", Brought.pdf("/OpenAction << /S /JavaScript /JS (x) >>"));
        var page = caseworker.upload(need + "/documents", "photo.png", "<script>alert(1)</script>");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("does something by itself");
        assertThat(page.statusCode()).isEqualTo(422);
        log.detachAppender(told);
        assertThat(told.list.stream().map(ILoggingEvent::getFormattedMessage))
                .containsExactly(
                        "POST /work/cases/{number}/needs/{id}/documents was refused: upload-active",
                        "POST /work/cases/{number}/needs/{id}/documents was refused: file-not-as-named");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aFileIsWhatTheEndOfItsNameSaysOrItIsNotTaken() {
        var before = kept();

        for (var name : List.of("letter.png", "letter.html", "letter.pdf.exe", "letter", "")) {
            var answer = caseworker.upload(need + "/documents", name, Brought.pdf(""));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.body()).contains("is not what its name says");
        }
        assertThat(kept()).isEqualTo(before);
        assertThat(caseworker
                        .upload("/work/cases/import/needs", "needs.csv", Brought.pdf(""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(caseworker
                        .upload(need + "/documents", "LETTER.PDF", Brought.pdf(""))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void oneAccountBringsSoMuchADayAndNoMore() {
        var busy = somebody(false);
        var busyAccount = jdbc.sql("select id from access.account order by id desc limit 1")
                .query(UUID.class)
                .single();
        changed(jdbc.sql("""
                        insert into access.upload (id, case_number, about_type, about_id, kind, size, content, account, at)
                        select gen_random_uuid(), :number, 'quota', gen_random_uuid(), 'PDF', 1, decode(repeat('00', 120), 'hex'), :me,
                               now() - interval '1 hour'
                          from generate_series(1, :files)
                        """).param("number", CASE).param("me", busyAccount).param("files", Uploads.MOST_FILES_A_DAY));
        try {
            var refused = busy.upload(need + "/documents", "a.pdf", Brought.pdf(""));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Enough files for one day");

            changed(jdbc.sql("update access.upload set at = now() - interval '25 hours' where about_type = 'quota'"));
            assertThat(busy.upload(need + "/documents", "a.pdf", Brought.pdf(""))
                            .statusCode())
                    .isEqualTo(302);
        } finally {
            changed(jdbc.sql("delete from access.upload where about_type = 'quota'"));
        }
    }

    private void changed(JdbcClient.StatementSpec statement) {
        OwnWork.run("test", () -> transaction.executeWithoutResult(_ -> statement.update()));
    }

    @Test
    void whatIsKeptLiesSealedAndWhoDoesNotSeeTheCaseDoesNotSeeTheFile() {
        caseworker.upload(need + "/documents", "a.pdf", Brought.pdf("/Marker (QUITE-A-SECRET)"));
        var address = document();

        assertThat(OwnWork.of("test", () -> jdbc.sql("""
                        select count(*) from access.upload
                         where position(convert_to('QUITE-A-SECRET', 'UTF8') in content) > 0
                            or position(convert_to('UVVJVEUtQS1TRUNSRV', 'UTF8') in content) > 0
                            or position(convert_to('%PDF', 'UTF8') in content) > 0
                        """).query(Integer.class).single()))
                .isZero();
        assertThat(somebody(true).get(address).statusCode()).isEqualTo(404);
        var another = address.replace(CASE, "HVN-26-000001");
        assertThat(caseworker.get(another).statusCode()).isEqualTo(404);

        caseworker.post(address + "/removal");
        assertThat(caseworker.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonHasOnePhotographWithoutThePlaceWhereItWasTaken() {
        var person = members.of(CASE).getFirst();
        var address = "/work/cases/" + CASE + "/photos/" + person;
        assertThat(caseworker.upload(address, "IMG.jpg", Brought.withExif(1)).statusCode())
                .isEqualTo(302);
        caseworker.upload(address, "IMG2.jpg", Brought.withExif(6));

        var shown = caseworker.get(address);

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain(Brought.MARK, "Exif");
        assertThat(shown.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(OwnWork.of(
                        "test",
                        () -> jdbc.sql("select count(*) from access.upload where about_id = :person")
                                .param("person", person)
                                .query(Integer.class)
                                .single()))
                .isOne();
        assertThat(caseworker.upload(address, "x.pdf", Brought.pdf("")).statusCode())
                .isEqualTo(422);
        assertThat(caseworker
                        .upload(
                                address.replace(
                                        person.toString(), UUID.randomUUID().toString()),
                                "x.jpg",
                                Brought.withExif(1))
                        .statusCode())
                .isEqualTo(404);
        caseworker.post(address + "/removal");
    }

    private Visitor somebody(boolean excluded) {
        var name = "uploads-" + UUID.randomUUID();
        var account = accounts.open(name, "A tester", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.PLACEMENT);
        if (excluded) {
            scopes.exclude(CASE, account, "a relative of the family");
        }
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private String document() {
        var found = DOCUMENT.matcher(caseworker.get(need).body()).results().toList();
        assertThat(found).isNotEmpty();
        return found.getLast().group(1);
    }

    private int kept() {
        return OwnWork.of(
                "test",
                () -> jdbc.sql("select count(*) from access.upload")
                        .query(Integer.class)
                        .single());
    }
}
