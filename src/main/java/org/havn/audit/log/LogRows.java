package org.havn.audit.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.audit.merkle.Frontier;
import org.havn.audit.merkle.Hash;
import org.havn.platform.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The log's tables.
@Component
class LogRows {
    /// Whoever holds this lock is the one sequencer: the letters HAVNAUDT.
    private static final long LOCK = 0x4841564e41554454L;

    private final JdbcClient jdbc;

    LogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An event that was taken from the queue; null where the queue names one that is gone.
    record Taken(UUID id, @Nullable LoggedEvent event) {}

    /// A leaf with its number.
    record Leaf(long number, UUID event, Hash hash) {}

    /// A subtree that is complete and will never change.
    record Node(int level, long position, Hash hash) {}

    /// Becomes the one sequencer until the transaction ends, unless another node is.
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    boolean somethingWaits() {
        return jdbc.sql("select exists (select from audit.waiting)")
                .query(Boolean.class)
                .single();
    }

    List<Taken> take(int most) {
        return jdbc.sql("""
                with taken as (
                    delete from audit.waiting
                     where event in (select event from audit.waiting order by event limit :most)
                    returning event)
                select taken.event, %s from taken left join audit.event e on e.id = taken.event order by taken.event
                """.formatted(LoggedEvent.COLUMNS))
                .param("most", most)
                .query((row, _) -> new Taken(
                        row.getObject(1, UUID.class), row.getObject(2) == null ? null : LoggedEvent.from(row, 2)))
                .list();
    }

    long size() {
        return jdbc.sql("select coalesce(max(number) + 1, 0) from audit.leaf")
                .query(Long.class)
                .single();
    }

    /// The right edge of the tree over the first leaves.
    Frontier frontier(long size) {
        var places = Frontier.places(size);
        var hashes = new HashMap<Frontier.Place, Hash>();
        jdbc.sql("""
                select p.level, p.position, coalesce(n.hash, l.hash) as hash
                  from unnest(:levels::int[], :positions::bigint[]) as p (level, position)
                  left join audit.node n on n.level = p.level and n.position = p.position
                  left join audit.leaf l on p.level = 0 and l.number = p.position
                """)
                .param("levels", Columns.column(places, Frontier.Place::level))
                .param("positions", Columns.column(places, Frontier.Place::position))
                .query(row -> {
                    var hash = row.getBytes("hash");
                    if (hash != null) {
                        hashes.put(new Frontier.Place(row.getInt("level"), row.getLong("position")), Hash.of(hash));
                    }
                });
        return Frontier.of(size, (level, position) -> {
            var hash = hashes.get(new Frontier.Place(level, position));
            if (hash == null) {
                throw new LogBroken("The log lacks the subtree %d of level %d".formatted(position, level));
            }
            return hash;
        });
    }

    void add(Collection<Leaf> leaves, Collection<Node> nodes) {
        jdbc.sql("""
                insert into audit.leaf (number, event, hash)
                select l.number, l.event::uuid, decode(l.hash, 'hex')
                  from unnest(:numbers::bigint[], :events::text[], :hashes::text[]) as l (number, event, hash)
                """)
                .param("numbers", Columns.column(leaves, Leaf::number))
                .param("events", Columns.column(leaves, Leaf::event))
                .param("hashes", Columns.column(leaves, Leaf::hash))
                .update();
        jdbc.sql("""
                insert into audit.node (level, position, hash)
                select n.level, n.position, decode(n.hash, 'hex')
                  from unnest(:levels::smallint[], :positions::bigint[], :hashes::text[]) as n (level, position, hash)
                """)
                .param("levels", Columns.column(nodes, Node::level))
                .param("positions", Columns.column(nodes, Node::position))
                .param("hashes", Columns.column(nodes, Node::hash))
                .update();
    }

    Optional<SignedHead> lastHead() {
        return jdbc.sql("select note from audit.head order by size desc limit 1")
                .query((row, _) -> SignedHead.parse(row.getString("note")))
                .optional();
    }

    void add(SignedHead head) {
        jdbc.sql("insert into audit.head (size, moment, note) values (:size, :moment, :note)")
                .param("size", head.size())
                .param("moment", head.moment().atOffset(ZoneOffset.UTC))
                .param("note", head.note())
                .update();
    }

    /// Heads that the witness has not taken, the oldest first.
    List<SignedHead> headsFor(String witness, int most) {
        return new ArrayList<>(jdbc.sql("""
                select h.note from audit.head h
                 where h.size > coalesce((select max(d.size) from audit.delivery d where d.witness = :witness), -1)
                 order by h.size limit :most
                """)
                .param("witness", witness)
                .param("most", most)
                .query((row, _) -> SignedHead.parse(row.getString("note")))
                .list());
    }

    void delivered(String witness, long size, Instant moment) {
        jdbc.sql("""
                insert into audit.delivery (witness, size, moment) values (:witness, :size, :moment)
                on conflict do nothing
                """)
                .param("witness", witness)
                .param("size", size)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// When the last head was signed, how many events wait for their number, and since when the oldest waits for a
    /// head.
    LogStatus status(List<String> witnesses) {
        var waiting =
                jdbc.sql("select count(*) from audit.waiting").query(Long.class).single();
        var last = jdbc.sql("select size, moment from audit.head order by size desc limit 1")
                .query((row, _) -> new LogStatus.Head(
                        row.getLong("size"),
                        row.getObject("moment", OffsetDateTime.class).toInstant()))
                .optional();
        var behind = new HashMap<String, Instant>();
        for (var witness : witnesses) {
            jdbc.sql("""
                    select min(h.moment) as since from audit.head h
                     where h.size > coalesce((select max(d.size) from audit.delivery d where d.witness = :witness), -1)
                    """)
                    .param("witness", witness)
                    .query((row, _) -> Optional.ofNullable(row.getObject("since", OffsetDateTime.class)))
                    .single()
                    .ifPresent(since -> behind.put(witness, since.toInstant()));
        }
        return new LogStatus(
                size(), waiting, last.orElse(null), lastVerification().orElse(null), behind);
    }

    private Optional<LogStatus.Verified> lastVerification() {
        return jdbc.sql("select moment, leaves, findings from audit.verification order by moment desc limit 1")
                .query((row, _) -> new LogStatus.Verified(
                        row.getObject("moment", OffsetDateTime.class).toInstant(),
                        row.getLong("leaves"),
                        row.getInt("findings")))
                .optional();
    }
}
