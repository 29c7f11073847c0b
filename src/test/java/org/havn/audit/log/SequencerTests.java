package org.havn.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havn.Drill;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SequencerTests {
    private static TestLog log;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aDatabaseForAll(@TempDir Path shared) {
        log = new TestLog(shared);
    }

    @BeforeEach
    void anEmptyLog() throws SQLException {
        log.empty();
    }

    @Test
    void whatWaitsGetsItsNumberInTheOrderInWhichItCame() {
        var jdbc = JdbcClient.create(log.database());
        var first = log.write(jdbc);
        var second = log.write(jdbc);

        assertThat(log.sequence()).isEqualTo(2);
        assertThat(log.sequence()).isZero();
        assertThat(leaves()).containsExactly(first, second);
    }

    @Test
    void aTransactionThatCommitsLateIsTakenLateAndNeverPassedOver() throws SQLException {
        UUID late;
        UUID quick;
        try (var connection = log.database().getConnection()) {
            connection.setAutoCommit(false);
            late = log.write(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            quick = log.write(JdbcClient.create(log.database()));
            log.sequence();
            assertThat(leaves()).containsExactly(quick);
            connection.commit();
        }

        log.sequence();

        assertThat(leaves()).containsExactly(quick, late);
    }

    @Test
    void whatIsRolledBackNeverWaits() throws SQLException {
        try (var connection = log.database().getConnection()) {
            connection.setAutoCommit(false);
            log.write(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            connection.rollback();
        }

        assertThat(log.sequence()).isZero();
    }

    @Test
    void severalNodesAndManyWritersMakeOneLogWithoutGaps() throws Exception {
        int writers = 4;
        int each = Drill.isOn() ? 2_500 : 100;
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(writers + 3)) {
            var nodes = new java.util.ArrayList<java.util.concurrent.Future<?>>();
            for (int node = 0; node < 3; node++) {
                var own = new Sequencer(
                        new LogRows(JdbcClient.create(log.database())), new JdbcTransactionManager(log.database()));
                nodes.add(threads.submit(() -> {
                    while (writing.get()) {
                        own.sequenceAll();
                    }
                }));
            }
            var done = java.util.stream.IntStream.range(0, writers)
                    .mapToObj(_ -> threads.submit(() -> log.write(each)))
                    .toList();
            for (var writer : done) {
                writer.get();
            }
            writing.set(false);
            for (var node : nodes) {
                node.get();
            }
        }
        log.sequence();

        assertThat(log.rows().size()).isEqualTo((long) writers * each);
        assertThat(leaves()).doesNotHaveDuplicates().hasSize(writers * each);
        assertThat(jdbc().sql("select count(*) from audit.waiting")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(log.rows().frontier(log.rows().size()).size()).isEqualTo((long) writers * each);
    }

    @Test
    void oneNodeHoldsTheOthersOffWhileItNumbers() throws SQLException {
        log.write(3);
        try (var connection = log.database().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(0x4841564e41554454L));

            assertThat(log.sequence()).isZero();
            connection.rollback();
        }
        assertThat(log.sequence()).isEqualTo(3);
    }

    @Test
    void headsAreSignedWhenSomethingIsNewAndNotMoreOftenThanEveryFiveMinutes() {
        assertThat(log.signer().signIfDue()).as("nothing to sign").isEmpty();
        log.write(5);
        log.sequence();
        assertThat(log.signer().signIfDue()).isPresent();

        log.write(1);
        log.sequence();
        assertThat(log.signer().signIfDue()).as("too soon").isEmpty();
        log.pass(Duration.ofMinutes(6));
        assertThat(log.signer().signIfDue())
                .hasValueSatisfying(head -> assertThat(head.size()).isEqualTo(6));
        log.pass(Duration.ofMinutes(6));
        assertThat(log.signer().signIfDue()).as("nothing new").isEmpty();
    }

    @Test
    void nothingIsSignedThatContradictsTheLastHead() throws Exception {
        log.write(5);
        log.sequence();
        log.sign();
        log.write(5);
        log.sequence();
        try (var connection = log.superuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update audit.node set hash = sha256('x') where level = 2 and position = 0");
        }
        log.pass(Duration.ofMinutes(6));

        assertThatThrownBy(() -> log.signer().signIfDue()).isInstanceOf(LogBroken.class);
    }

    @Test
    void aNodeWithAKeyOfItsOwnSignsNothing() throws Exception {
        log.write(5);
        log.sequence();
        log.sign();
        log.write(5);
        log.sequence();
        log.pass(Duration.ofMinutes(6));
        var other = new AuditFolder(folder.toString(), folder.resolve("other").toString(), "", "");
        var transactions = new JdbcTransactionManager(log.database());

        var stranger =
                new HeadSigner(log.rows(), new LogKey(other, false), log.clock(), Duration.ofMinutes(5), transactions);
        assertThatThrownBy(stranger::signIfDue).isInstanceOf(LogKeyChanged.class);

        var withConsent =
                new HeadSigner(log.rows(), new LogKey(other, true), log.clock(), Duration.ofMinutes(5), transactions);
        assertThat(withConsent.signIfDue()).isPresent();
    }

    private List<UUID> leaves() {
        return jdbc().sql("select event from audit.leaf order by number")
                .query((row, _) -> row.getObject("event", UUID.class))
                .list();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(log.database());
    }
}
