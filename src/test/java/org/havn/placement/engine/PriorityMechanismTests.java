package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.havn.placement.engine.wishes.DialPoint;
import org.havn.placement.engine.wishes.PriorityMechanism;
import org.havn.placement.engine.wishes.Ranking;
import org.junit.jupiter.api.Test;

/// Wishes are met as far as the promise allows, and nobody gains by telling other wishes than their own.
class PriorityMechanismTests {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final List<String> PLACES = List.of("dal", "elv", "fjord");

    @Test
    void aWishIsGrantedWhereThePromiseAllowsItAndOnlyThere() {
        // both would do best in the fjord, which has room for one; the other's second best loses 2 of 20 points
        var problem = problem(1, new double[][] {{4, 8, 10}, {4, 8, 10}});
        var rankings = List.of(ranking("f0", "dal"), ranking("f1", "dal"));

        var strict = new PriorityMechanism(problem, rankings, EACH, 7).at(1);
        var loose = new PriorityMechanism(problem, rankings, EACH, 7).at(0.75);
        var free = new PriorityMechanism(problem, rankings, EACH, 7).at(0);

        assertThat(strict.outcome()).isEqualTo(18);
        assertThat(strict.first()).isZero();
        assertThat(strict.meanRank()).isEqualTo(2);
        assertThat(loose.outcome()).isEqualTo(14).isGreaterThanOrEqualTo(loose.promised());
        assertThat(loose.first()).isEqualTo(1);
        assertThat(free.first()).as("there is room for one alone").isEqualTo(1);
        assertThat(free.placed()).isEqualTo(2);
    }

    @Test
    void aGroupOfPlacesIsOneWish() {
        var problem = problem(1, new double[][] {{4, 8, 10}, {4, 8, 10}});
        var region = new Ranking("f0", List.of(List.of("dal", "elv")));

        var point = new PriorityMechanism(problem, List.of(region), EACH, 7).at(1);

        assertThat(point.rankOf()).containsEntry("f0", 1);
        assertThat(point.localityOf()).containsEntry("f0", "elv").containsEntry("f1", "fjord");
    }

    @Test
    void thePromiseIsKeptAndNobodyGainsByTellingOtherWishes() {
        var chance = new Random(26);
        int lies = 0;
        for (int world = 0; world < 12; world++) {
            var problem = problem(
                    1 + chance.nextInt(2),
                    IntStream.range(0, 3)
                            .mapToObj(_ ->
                                    chance.ints(3, 1, 12).mapToDouble(it -> it).toArray())
                            .toArray(double[][]::new));
            double share = List.of(1.0, 0.9, 0.7, 0.0).get(chance.nextInt(4));
            var wishes = new ArrayList<Ranking>();
            for (int family = 0; family < 3; family++) {
                var order = new ArrayList<>(PLACES);
                java.util.Collections.shuffle(order, chance);
                wishes.add(ranking("f" + family, order.toArray(String[]::new)));
            }
            var honest = new PriorityMechanism(problem, wishes, EACH, world);
            var told = honest.at(share);
            assertThat(told.unproven()).isZero();
            assertThat(told.placed()).isGreaterThanOrEqualTo(honest.best().placed());
            assertThat(told.outcome()).isGreaterThanOrEqualTo(told.promised() - 1e-9);

            int liar = chance.nextInt(3);
            for (var lie : orders()) {
                var others = new ArrayList<>(wishes);
                others.set(liar, ranking("f" + liar, lie.toArray(String[]::new)));
                var got = new PriorityMechanism(problem, others, EACH, world).at(share);
                assertThat(trueRank(got, wishes.get(liar)))
                        .as("world %d, family %d told %s", world, liar, lie)
                        .isGreaterThanOrEqualTo(trueRank(told, wishes.get(liar)));
                lies++;
            }
        }
        assertThat(lies).isEqualTo(72);
    }

    private static int trueRank(DialPoint point, Ranking own) {
        var where = point.localityOf().get(own.family());
        for (int at = 0; at < own.groups().size(); at++) {
            if (own.groups().get(at).getFirst().equals(where)) {
                return at + 1;
            }
        }
        return own.groups().size() + 1;
    }

    private static List<List<String>> orders() {
        var orders = new ArrayList<List<String>>();
        for (var one : PLACES) {
            for (var two : PLACES) {
                for (var three : PLACES) {
                    if (!one.equals(two) && !two.equals(three) && !one.equals(three)) {
                        orders.add(List.of(one, two, three));
                    }
                }
            }
        }
        return orders;
    }

    private static Ranking ranking(String family, String... places) {
        return new Ranking(family, java.util.Arrays.stream(places).map(List::of).toList());
    }

    /// Families of one person, and so many places in each of three localities.
    private static PlacementProblem problem(int places, double[][] values) {
        var builder = PlacementProblem.builder();
        for (var place : PLACES) {
            builder.locality(place);
            builder.capacity(place, "places", places);
        }
        for (int family = 0; family < values.length; family++) {
            builder.family("f" + family, 1, Priority.NR);
            builder.demand("f" + family, "places", 1);
            for (int place = 0; place < PLACES.size(); place++) {
                builder.value("f" + family, PLACES.get(place), values[family][place]);
            }
        }
        return builder.build();
    }
}
