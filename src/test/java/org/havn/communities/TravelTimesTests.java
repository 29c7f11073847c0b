package org.havn.communities;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.havn.reference.CsvRow;
import org.havn.reference.ImportedRow;
import org.havn.reference.RowRejected;
import org.junit.jupiter.api.Test;

class TravelTimesTests {
    private static final double TOLERANCE = 0.25;
    private static final Point OSLO = new Point(59.9127, 10.7461);
    private static final Point BERGEN = new Point(60.3930, 5.3242);
    private static final Point TROMSO = new Point(69.6489, 18.9551);
    private static final Point ASKOY = new Point(60.4084, 5.2276);

    private final EstimatedTravelTimes times = new EstimatedTravelTimes();

    /// One published time and what the estimate says.
    private record Compared(String pair, int published, int estimated, boolean doubted, String source) {
        double error() {
            return (double) estimated / published - 1;
        }
    }

    @Test
    void theEstimateIsWithinAQuarterOfEveryPublishedTimeThatNobodyDoubts() throws IOException {
        var asserted = published().stream().filter(it -> !it.doubted()).toList();

        assertThat(asserted).hasSizeGreaterThanOrEqualTo(40);
        assertThat(asserted).allSatisfy(it -> assertThat(it.source()).isNotBlank());
        assertThat(asserted)
                .allSatisfy(
                        it -> assertThat(Math.abs(it.error())).as(it.toString()).isLessThanOrEqualTo(TOLERANCE));
    }

    @Test
    void theErrorIsAsThePageSays() throws IOException {
        var all = published();
        var mean =
                all.stream().mapToDouble(it -> Math.abs(it.error())).average().orElseThrow();
        var worst = all.stream()
                .max(Comparator.comparingDouble(it -> Math.abs(it.error())))
                .orElseThrow();
        var line = "%d published times, %d of them doubted: mean error %.1f %%, worst %.0f %% (%s)."
                .formatted(
                        all.size(),
                        all.stream().filter(Compared::doubted).count(),
                        100 * mean,
                        100 * Math.abs(worst.error()),
                        worst.pair());

        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/travel-times.md"), table(all) + "\n" + line + "\n");
        assertThat(Files.readString(Path.of("docs/travel-times.md"))).contains(line);
    }

    @Test
    void farAwayOneFliesAndNearByOneDrives() {
        assertThat(times.journey(OSLO, TROMSO).mode()).isEqualTo(TravelMode.AIR);
        assertThat(times.journey(OSLO, TROMSO).minutes()).isBetween(240, 420);
        assertThat(times.journey(BERGEN, ASKOY).mode()).isEqualTo(TravelMode.ROAD);
        assertThat(times.journey(BERGEN, ASKOY).minutes()).isLessThan(45);
    }

    @Test
    void thereAndBackTakeEquallyLong() {
        assertThat(times.journey(BERGEN, TROMSO)).isEqualTo(times.journey(TROMSO, BERGEN));
        assertThat(times.journey(OSLO, OSLO).minutes()).isZero();
    }

    @Test
    void everyMunicipalityIsInReachOfEveryOther() {
        var places = places();
        int[][] minutes = times.minutes(places, List.of(OSLO, BERGEN, TROMSO));

        assertThat(places).hasSize(357);
        for (var row : minutes) {
            assertThat(Arrays.stream(row).boxed()).allMatch(it -> it >= 0 && it < 24 * 60);
        }
    }

    private List<Compared> published() throws IOException {
        try (var file = getClass().getResourceAsStream("/communities/published-times.csv")) {
            assertThat(file).isNotNull();
            return CsvImport.read(
                            file.readAllBytes(), Set.of("from", "to", "minutes", "source"), this::compared, it -> it)
                    .stream()
                    .map(row -> switch (row) {
                        case ImportedRow.Accepted<Compared>(long _, var value) -> value;
                        case ImportedRow.Rejected<Compared>(long line, var fault) ->
                            throw new AssertionError("Line " + line + ": " + fault);
                    })
                    .toList();
        }
    }

    private Compared compared(CsvRow row) throws RowRejected {
        var byAir = row.text("mode").equals("AIR");
        int estimated = byAir
                ? times.flights()
                        .airport(row.text("from"))
                        .minutesTo(times.flights().airport(row.text("to")))
                : times.driving(point(row, "from"), point(row, "to")).minutes();
        return new Compared(
                row.text("from") + "–" + row.text("to"),
                row.whole("minutes", 1, 2000),
                estimated,
                row.optional("doubt").isPresent(),
                row.text("source"));
    }

    private static Point point(CsvRow row, String end) throws RowRejected {
        return new Point(row.decimal(end + "_lat", 57, 72), row.decimal(end + "_lon", 4, 32));
    }

    private static List<Point> places() {
        return RoadNetwork.rows(
                "municipalities.csv",
                Set.of("lat", "lon"),
                row -> new Point(row.decimal("lat", 57, 72), row.decimal("lon", 4, 32)));
    }

    private static String table(List<Compared> all) {
        var table =
                new StringBuilder("| from and to | published | estimated | error | source |\n|---|---|---|---|---|\n");
        for (var it : all) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d min | %d min | %+.0f %%%s | %s |%n",
                    it.pair(),
                    it.published(),
                    it.estimated(),
                    100 * it.error(),
                    it.doubted() ? " (doubted)" : "",
                    it.source()));
        }
        return new String(table.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
