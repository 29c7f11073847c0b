package org.havn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HavnTest
@Import(TestActs.class)
class AuditTrailTests {
    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final UUID somebody = UUID.randomUUID();

    @Test
    void anActAndItsEventAreKeptTogether() {
        writing().executeWithoutResult(_ -> trail.record(done().inCase("HVN-26-000200")));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("testing.thing.done");
            assertThat(entry.who()).isEqualTo(new Who.Account(somebody));
            assertThat(entry.caseNumber()).isEqualTo("HVN-26-000200");
        });
    }

    @Test
    void anActThatIsUndoneLeavesNoEvent() {
        writing().executeWithoutResult(transaction -> {
            trail.record(done());
            transaction.setRollbackOnly();
        });

        assertThat(entries()).isEmpty();
    }

    @Test
    void anActIsUndoneIfItsEventCannotBeWritten() throws SQLException {
        var traceOfTheAct = "act-" + somebody;
        asOwner("alter table audit.event add constraint broken check (object_id <> '" + traceOfTheAct + "')");
        try {
            assertThatThrownBy(() -> writing().executeWithoutResult(_ -> {
                        jdbc.sql("insert into access.failed_sign_in (sign_in_name, failures) values (:name, 1)")
                                .param("name", traceOfTheAct)
                                .update();
                        trail.record(AuditEvent.by(somebody, TestActs.DONE, "thing", traceOfTheAct));
                    }))
                    .isInstanceOf(AuditNotAvailable.class);
        } finally {
            asOwner("alter table audit.event drop constraint broken");
        }

        assertThat(jdbc.sql("select count(*) from access.failed_sign_in where sign_in_name = :name")
                        .param("name", traceOfTheAct)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anActOutsideATransactionThatMayWriteIsAMistake() {
        assertThatThrownBy(() -> trail.record(done())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reading().executeWithoutResult(_ -> trail.record(done())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anActThatNoModuleNamesCannotBeRecorded() {
        var unknown = AuditEvent.by(somebody, Act.change("testing.nothing.like-it"), "thing", "1");

        assertThatThrownBy(() -> writing().executeWithoutResult(_ -> trail.record(unknown)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReadingIsRecordedWithoutATransactionAndInsideAReadOnlyOne() {
        trail.opened(read());
        reading().executeWithoutResult(_ -> trail.opened(read()));
        reading().executeWithoutResult(transaction -> {
            trail.opened(read());
            transaction.setRollbackOnly();
        });

        assertThat(entries()).hasSize(3);
    }

    @Test
    void nothingIsReadIfTheReadingCannotBeWritten() throws SQLException {
        asOwner("revoke insert on audit.event from havn_app");
        try {
            assertThatThrownBy(() -> trail.opened(read())).isInstanceOf(AuditNotAvailable.class);
            assertThatThrownBy(() -> reading().execute(_ -> {
                        trail.opened(read());
                        return "the words";
                    }))
                    .isInstanceOf(AuditNotAvailable.class);
        } finally {
            asOwner("grant insert on audit.event to havn_app");
        }
    }

    @Test
    void readersWhoHoldEveryConnectionDoNotWaitForEachOther() throws Exception {
        var pool = database.unwrap(com.zaxxer.hikari.HikariDataSource.class).getMaximumPoolSize();
        var everybodyHoldsOne = new CountDownLatch(pool);
        var started = new ArrayList<Future<?>>();
        try (var readers = Executors.newFixedThreadPool(pool)) {
            for (int reader = 0; reader < pool; reader++) {
                started.add(readers.submit(() -> reading().executeWithoutResult(_ -> {
                    jdbc.sql("select 1").query(Integer.class).single();
                    everybodyHoldsOne.countDown();
                    await(everybodyHoldsOne);
                    trail.opened(read());
                })));
            }
            for (var reading : started) {
                reading.get(20, TimeUnit.SECONDS);
            }
        }

        assertThat(entries()).hasSize(pool);
    }

    @Test
    void aFamilyIsToldWhoOpenedItsFileAndNotWhatElseWasDone() {
        var number = "HVN-26-" + somebody.toString().substring(0, 6);
        trail.opened(read().inCase(number).forPurpose("PLACEMENT"));
        writing().executeWithoutResult(_ -> trail.record(done().inCase(number)));

        assertThat(trail.openings(number, 50)).singleElement().satisfies(entry -> {
            assertThat(entry.purpose()).isEqualTo("PLACEMENT");
            assertThat(entry.on()).isEqualTo(new Subject("thing", "17"));
        });
    }

    @Test
    void whatIsToldBesideTheObjectComesBackAsItWasSaid() {
        trail.opened(
                read().with("zone", "a:b").with("count", 12).with("again", true).with("ids", List.of("x", "y")));

        assertThat(entries().getFirst().detail())
                .isEqualToIgnoringWhitespace("{\"ids\":[\"x\",\"y\"],\"zone\":\"a:b\",\"again\":true,\"count\":12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Amina Qasim", "أمينة", "he cannot open his mouth", "a\nb"})
    void namesAndWordsDoNotFitIntoAnEvent(String words) {
        assertThatThrownBy(() -> read().with("said", words)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read().forPurpose(words)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AuditEvent.by(somebody, TestActs.READ, "thing", words))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventIsNoPlaceForLongLists() {
        var many = java.util.stream.IntStream.range(0, 400)
                .mapToObj(it -> "code-" + it)
                .toList();

        assertThatThrownBy(() -> read().with("all", many)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.event set purpose = 'X'",
                "delete from audit.event",
                "truncate audit.event",
                "update audit.leaf set number = 1",
                "delete from audit.head",
                "insert into audit.waiting (event) values (gen_random_uuid())",
                "alter table audit.event disable trigger only_grows",
                "drop trigger only_grows on audit.event"
            })
    void theApplicationCanAddToTheTrailAndDoNothingElse(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var sql = connection.createStatement()) {
                assertThatThrownBy(() -> sql.execute(statement))
                        .isInstanceOf(SQLException.class)
                        .extracting(it -> ((SQLException) it).getSQLState())
                        .isEqualTo("42501");
            }
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "leaf", "node", "head", "delivery"})
    void evenTheOwnerIsToldThatTheTrailOnlyGrows(String table) {
        for (var statement : List.of("delete from audit." + table, "truncate audit." + table + " cascade")) {
            assertThatThrownBy(() -> asOwner(statement)).hasMessageContaining("The audit trail only grows");
        }
    }

    private AuditEvent read() {
        return AuditEvent.by(somebody, TestActs.READ, "thing", 17);
    }

    private AuditEvent done() {
        return AuditEvent.by(somebody, TestActs.DONE, "thing", 17);
    }

    private List<TrailEntry> entries() {
        return trail.find(new TrailQuestion(null, somebody, null, null, null, 1, 50))
                .entries();
    }

    private TransactionTemplate writing() {
        return new TransactionTemplate(transactions);
    }

    private TransactionTemplate reading() {
        var template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        return template;
    }

    private void asOwner(String statement) throws SQLException {
        var url = database.unwrap(com.zaxxer.hikari.HikariDataSource.class).getJdbcUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = TestDatabase.server().access(name).owner().connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
