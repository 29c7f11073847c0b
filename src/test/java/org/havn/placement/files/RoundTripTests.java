package org.havn.placement.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTests {

    @TempDir
    Path temp;

    @Test
    void aProblemThatIsWrittenAndReadAgainIsTheSameProblem() throws IOException {
        var problem = aProblem().build();

        PlacementDirectory.write(temp, problem, id -> "By i " + id);
        var read = PlacementDirectory.read(temp);

        assertThat(described(read.problem())).isEqualTo(described(problem));
        assertThat(new Folder(temp).text("localities.csv")).contains("\"a, \"\"b\"\"\",\"By i a, \"\"b\"\"\"");
    }

    @Test
    void whatPeopleHaveDecidedIsWrittenAsWhatItComesTo() throws IOException {
        var problem = aProblem()
                .reserve("fjord", "places", 2)
                .pin("01", "fjord")
                .forbid("1", "fjell")
                .build();

        PlacementDirectory.write(temp, problem, id -> "");
        var read = PlacementDirectory.read(temp).problem();

        var fjord = read.localityIndex("fjord");
        assertThat(read.capacity(fjord, read.dimensionIndex("places"))).isEqualTo(8);
        assertThat(localitiesOf(read, "01")).containsExactly("fjord");
        assertThat(localitiesOf(read, "1")).containsExactly("fjord");
    }

    @Test
    void halvesHaveNoPlaceInTheFormat() {
        var problem = aProblem().demand("1", "halves", 0.5).build();

        assertThatThrownBy(() -> PlacementDirectory.write(temp, problem, id -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole numbers");
    }

    private static org.havn.placement.engine.PlacementProblemBuilder aProblem() {
        var builder = PlacementProblem.builder();
        builder.family("01", 4, Priority.EM);
        builder.family("1", 2, Priority.NR);
        builder.family("nowhere", 9, Priority.UG);
        builder.locality("fjord");
        builder.locality("fjell");
        builder.locality("a, \"b\"");
        return builder.capacity("fjord", "places", 10)
                .capacity("fjell", "places", 0)
                .capacity("a, \"b\"", "seats", 3)
                .demand("01", "places", 4)
                .demand("01", "seats", 2)
                .demandAt("01", "fjell", "seats", 0)
                .demand("1", "places", 2)
                .value("01", "fjord", 1.0 / 3)
                .value("01", "fjell", -2.5e-7)
                .value("01", "a, \"b\"", 12345678.9)
                .value("1", "fjord", 0)
                .value("1", "fjell", 7);
    }

    private static java.util.List<String> localitiesOf(PlacementProblem problem, String id) {
        var family = problem.familyIndex(id);
        return IntStream.range(problem.pairStart(family), problem.pairEnd(family))
                .mapToObj(pair -> problem.localityId(problem.pairLocality(pair)))
                .toList();
    }

    /// All that matters to a plan, with names for numbers.
    private static Map<String, Object> described(PlacementProblem problem) {
        var told = new java.util.TreeMap<String, Object>();
        for (int f = 0; f < problem.families(); f++) {
            told.put("family " + problem.familyId(f), problem.size(f) + " " + problem.priority(f));
            for (int pair = problem.pairStart(f); pair < problem.pairEnd(f); pair++) {
                var where = problem.familyId(f) + " in " + problem.localityId(problem.pairLocality(pair));
                told.put("value of " + where, problem.pairValue(pair));
                for (int d = 0; d < problem.dimensions(); d++) {
                    told.put(problem.dimension(d) + " of " + where, problem.demand(f, pair, d));
                }
            }
        }
        for (int l = 0; l < problem.localities(); l++) {
            for (int d = 0; d < problem.dimensions(); d++) {
                told.put(problem.dimension(d) + " in " + problem.localityId(l), problem.capacity(l, d));
            }
        }
        return told;
    }
}
