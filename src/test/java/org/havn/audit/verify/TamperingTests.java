package org.havn.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.havn.Drill;
import org.havn.audit.log.TestLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The test L1 of the security page: whoever holds the whole database rewrites the trail, and is seen.
///
/// `./havn drill audit` plays ten thousand rounds at random.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingTests {
    private static final int[] BETWEEN_HEADS = {33, 64, 30, 71, 42};
    private static final int COVERED = 240;
    private static final int AFTER_LAST_HEAD = 20;

    private Path folder = Path.of("");
    private TestLog log;

    @BeforeAll
    void aLogWithHeadsAndSomethingAfterTheLastOfThem(@TempDir Path temporary) throws InterruptedException {
        folder = temporary;
        log = new TestLog(folder);
        for (int events : BETWEEN_HEADS) {
            log.write(events);
            log.sequence();
            log.sign();
        }
        log.write(AFTER_LAST_HEAD);
        log.sequence();
        log.write(3);
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() throws Exception {
        try (var connection = log.superuser()) {
            var report = verified(connection, List.of(log.witness()));

            assertThat(report.told()).isEmpty();
            assertThat(report.leaves()).isEqualTo(COVERED + AFTER_LAST_HEAD);
            assertThat(report.covered()).isEqualTo(COVERED);
            assertThat(report.databaseHeads()).isEqualTo(BETWEEN_HEADS.length);
            assertThat(report.witnessHeads()).isEqualTo(BETWEEN_HEADS.length);
            assertThat(report.waiting()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfManipulationIsSeen(Manipulation manipulation) throws Exception {
        var random = new Random(manipulation.name().hashCode());
        for (int round = 0; round < 3; round++) {
            tamperedWith(manipulation, random);
        }
    }

    @Test
    void manyManipulationsAtRandomAreAllSeen() throws Exception {
        var random = new Random(1);
        var kinds = Manipulation.values();
        var rounds = Drill.upTo("havn.audit.rounds", 150, 10_000);
        while (rounds.more()) {
            tamperedWith(kinds[random.nextInt(kinds.length)], random);
        }
        rounds.tell("L1", "random manipulations", "all seen");
    }

    @Test
    void severalManipulationsTogetherAreSeenToo() throws Exception {
        var random = new Random(2);
        var kinds = List.of(Manipulation.EDIT_AND_REBUILD, Manipulation.EDIT_ACT, Manipulation.SWAP_AND_REBUILD);
        var rounds = Drill.upTo("havn.audit.together", 15, 1_000);
        while (rounds.more()) {
            try (var connection = log.superuser()) {
                var hand = dishonest(connection, random);
                for (int times = 1 + random.nextInt(4); times > 0; times--) {
                    kinds.get(random.nextInt(kinds.size())).by(hand);
                }
                var report = verified(connection, List.of(log.witness()));
                connection.rollback();

                assertThat(report.clean()).isFalse();
                assertThat(report.firstLeaf()).isPresent();
            }
        }
        rounds.tell("L1", "rounds of several manipulations together", "all seen");
    }

    /// The limits, so that nobody believes more than is true.
    @Test
    void whatNoHeadCoversYetCanStillBeRewritten() throws Exception {
        try (var connection = log.superuser()) {
            var hand = dishonest(connection, new Random(3));
            hand.edit("act = 'testing.other.act'", COVERED + 5);
            hand.rebuild();

            assertThat(verified(connection, List.of(log.witness())).clean()).isTrue();
            connection.rollback();
        }
    }

    @Test
    void withoutAWitnessWhoeverTakesTheHeadsAwayIsNotSeen() throws Exception {
        try (var connection = log.superuser()) {
            var hand = dishonest(connection, new Random(4));
            Manipulation.EDIT_REBUILD_AND_DROP_HEADS.by(hand);

            var alone = verified(connection, List.of());
            var witnessed = verified(connection, List.of(log.witness()));
            connection.rollback();

            assertThat(alone.clean()).isTrue();
            assertThat(alone.coveredAt()).isNull();
            assertThat(witnessed.clean()).isFalse();
        }
    }

    private void tamperedWith(Manipulation manipulation, Random random) throws SQLException, IOException {
        try (var connection = log.superuser()) {
            var hand = dishonest(connection, random);
            var touched = manipulation.by(hand);
            var report = verified(connection, List.of(log.witness()));
            connection.rollback();

            assertThat(report.clean())
                    .as("%s at leaf %s", manipulation, touched)
                    .isFalse();
            if (touched.isPresent()) {
                assertThat(report.firstLeaf())
                        .as("%s: %s", manipulation, report.told())
                        .isPresent();
                assertThat(report.firstLeaf().getAsLong())
                        .as("%s: %s", manipulation, report.told())
                        .isBetween(manipulation.isLocated() ? touched.getAsLong() : 0, touched.getAsLong());
            }
        }
    }

    private DishonestHand dishonest(Connection connection, Random random) throws SQLException {
        connection.setAutoCommit(false);
        return new DishonestHand(connection, random, COVERED, folder);
    }

    private Report verified(Connection connection, List<Path> witnesses) throws SQLException, IOException {
        connection.setAutoCommit(false);
        return new Verification(connection, log.publicKeys(), _ -> {}).run(witnesses);
    }
}
