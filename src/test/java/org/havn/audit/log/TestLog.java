package org.havn.audit.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.havn.TestDatabase;
import org.havn.platform.Ids;
import org.havn.platform.database.DatabaseAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A log of its own on a fresh database, without the rest of the house, with a clock that tests move.
public final class TestLog {
    private static final String INSERT = """
            insert into audit.event (id, moment, account, job, act, purpose, object_type, object_id, case_number,
                                     detail, request)
            values (:id, :moment, :account, :job, :act, :purpose, :type, :object, :case, :detail::jsonb, :request)
            """;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final Ticking clock = new Ticking();
    private final Random random = new Random(6962);
    private final AuditFolder folder;
    private final DataSource database;
    private final LogRows rows;
    private final Sequencer sequencer;
    private final HeadSigner signer;
    private final Deliveries deliveries;

    public TestLog(Path folder) {
        this.folder = new AuditFolder(folder.toString(), folder.resolve("audit").toString(), "", "");
        var login = access.application();
        this.database = new DriverManagerDataSource(login.jdbcUrl(), login.user(), login.password());
        this.rows = new LogRows(JdbcClient.create(database));
        var transactions = new JdbcTransactionManager(database);
        this.sequencer = new Sequencer(rows, transactions);
        this.signer = new HeadSigner(rows, new LogKey(this.folder, false), clock, Duration.ofMinutes(5), transactions);
        this.deliveries = new Deliveries(rows, List.of(new FolderWitness(this.folder)), clock);
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /// Writes this many events, with every kind of column filled or empty.
    public void write(int events) {
        for (int event = 0; event < events; event++) {
            write(JdbcClient.create(database));
        }
    }

    /// As a pool would: one connection, a transaction for each event.
    void writeOverOneConnection(int events) {
        var one = new SingleConnectionDataSource(
                access.application().jdbcUrl(),
                access.application().user(),
                access.application().password(),
                true);
        try {
            for (int event = 0; event < events; event++) {
                write(JdbcClient.create(one));
            }
        } finally {
            one.destroy();
        }
    }

    UUID write(JdbcClient jdbc) {
        var id = Ids.next();
        var byJob = random.nextInt(10) == 0;
        clock.now = clock.now.plusMillis(1 + random.nextInt(1000));
        jdbc.sql(INSERT)
                .param("id", id)
                .param("moment", clock.now.atOffset(ZoneOffset.UTC))
                .param("account", byJob ? null : UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(5)}))
                .param("job", byJob ? "retention" : null)
                .param("act", random.nextBoolean() ? "testing.words.opened" : "testing.thing.done")
                .param("purpose", random.nextBoolean() ? "PLACEMENT" : null)
                .param("type", "thing")
                .param("object", "id-" + random.nextInt(1000))
                .param("case", random.nextBoolean() ? "HVN-26-%06d".formatted(random.nextInt(1000)) : null)
                .param(
                        "detail",
                        random.nextBoolean() ? "{}" : "{\"count\": 3, \"codes\": [\"a\", \"b\"], \"again\": true}")
                .param("request", random.nextBoolean() ? Ids.next() : null)
                .update();
        return id;
    }

    /// Gives every waiting event its number.
    public long sequence() {
        return sequencer.sequenceAll();
    }

    /// Signs a head an hour and a half later, and has the witness take it.
    public void sign() throws InterruptedException {
        clock.now = clock.now.plus(Duration.ofMinutes(90));
        if (signer.signIfDue().isEmpty()) {
            throw new IllegalStateException("Nothing was signed");
        }
        deliveries.deliver();
    }

    public List<VerifierKey> publicKeys() throws IOException {
        return VerifierKey.read(SigningKey.publicHalf(folder.key()));
    }

    public Path witness() {
        return folder.witness();
    }

    public Path key() {
        return folder.key();
    }

    /// A connection of the server's own administrator, who can do everything.
    public Connection superuser() throws SQLException {
        var url = access.owner().jdbcUrl();
        return TestDatabase.server().superuser().connect(url.substring(url.lastIndexOf('/') + 1));
    }

    /// Begins anew, which nobody but the server's administrator could do.
    public void empty() throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "truncate audit.event, audit.waiting, audit.leaf, audit.node, audit.delivery, audit.head");
        }
    }

    /// The owner's address, as an operator would set it.
    public String ownersSetting() {
        var login = access.owner();
        return login.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + login.user() + ":" + login.password() + "@");
    }

    /// A head that somebody signs with a key of their own under this log's name.
    public static String forged(SignedHead like, org.havn.audit.merkle.Hash root, Path folder) throws IOException {
        var key = SigningKey.in(folder.resolve("forged.pem"));
        return SignedHead.sign(key, like.size(), root, like.moment()).note();
    }

    LogRows rows() {
        return rows;
    }

    Sequencer sequencer() {
        return sequencer;
    }

    HeadSigner signer() {
        return signer;
    }

    DataSource database() {
        return database;
    }

    AuditFolder folder() {
        return folder;
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    Clock clock() {
        return clock;
    }
}
