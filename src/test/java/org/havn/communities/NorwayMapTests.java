package org.havn.communities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NorwayMapTests {
    private static final Point OSLO = new Point(59.91, 10.75);
    private static final Point KIRKENES = new Point(69.73, 30.05);

    @Test
    void theAreaOfACircleIsItsNumber() {
        var map = NorwayMap.of(List.of(mark(OSLO, 100), mark(KIRKENES, 25)));

        assertThat(map.circles().getFirst().radius())
                .isCloseTo(2 * map.circles().getLast().radius(), within(0.001));
    }

    @Test
    void aZeroIsASmallOpenDot() {
        var map = NorwayMap.of(List.of(mark(OSLO, 0)));

        assertThat(map.circles()).singleElement().satisfies(circle -> {
            assertThat(circle.tone()).isEqualTo("none");
            assertThat(circle.radius()).isLessThan(3);
        });
        assertThat(map.legend()).isEmpty();
    }

    @Test
    void kirkenesLiesToTheNorthEastOfOsloAndBothInThePicture() {
        assertThat(NorwayMap.x(KIRKENES)).isGreaterThan(NorwayMap.x(OSLO)).isLessThan(NorwayMap.width());
        assertThat(NorwayMap.y(KIRKENES)).isLessThan(NorwayMap.y(OSLO)).isPositive();
        assertThat(NorwayMap.y(OSLO)).isLessThan(NorwayMap.HEIGHT);
    }

    private static NorwayMap.Mark mark(Point point, double value) {
        return new NorwayMap.Mark(point, value, "", "", null);
    }
}
