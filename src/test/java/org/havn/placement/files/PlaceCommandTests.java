package org.havn.placement.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havn.placement.files.Placing.place;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.havn.placement.engine.SolverWithoutTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceCommandTests {

    @TempDir
    Path temp;

    @Test
    void aProblemInFilesGetsAPlanInFiles() {
        var folder = Folder.in(temp);

        var placing = place(folder);

        assertThat(placing.exit()).as(placing.err()).isZero();
        assertThat(placing.lastLine())
                .matches("status=OPTIMAL objective=9\\.5 bound=9\\.5 gap=0 placed=3/3 seconds=[0-9.]+");
        assertThat(folder.text("placements.csv")).isEqualTo("""
                family_id,locality_id,value
                A,fjord,5
                B,fjell,2.5
                C,fjord,2
                """);
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        var folder = Folder.in(temp);
        var permuted = Folder.in(temp)
                .with("families.csv", "size,family_id,priority\n2,C,NR\n3,B,\n4,A,EM\n")
                .with("localities.csv", "locality_id\nfjell\nfjord\n")
                .with("capacities.csv", "capacity,locality_id,dimension\n4,fjell,persons\n6,fjord,persons\n")
                .with(
                        "values.csv",
                        "value,family_id,locality_id\n2,C,fjord\n2.5,B,fjell\n3,B,fjord\n4,A,fjell\n5,A,fjord\n");

        var one = place(folder);
        var other = place(permuted);

        assertThat(other.field("objective")).isEqualTo(one.field("objective"));
        assertThat(permuted.text("placements.csv").lines().sorted())
                .containsExactlyElementsOf(
                        folder.text("placements.csv").lines().sorted().toList());
    }

    @Test
    void theSummaryIsJsonIfAskedFor() {
        var placing = place(Folder.in(temp), "--json", "--seed", "7");

        assertThat(placing.out().strip().lines()).hasSize(1);
        assertThat(placing.lastLine())
                .startsWith(
                        "{\"status\":\"OPTIMAL\",\"objective\":9.5,\"bound\":9.5,\"gap\":0,\"placed\":3,\"families\":3,")
                .endsWith("\"goal\":\"value\",\"place_all\":false,\"minimise\":false,\"seed\":7,\"warnings\":[]}");
    }

    @Test
    void theFilesMayGoElsewhere() {
        var folder = Folder.in(temp);
        var elsewhere = temp.resolve("a/new/place");

        var placing = place(folder, "--out", elsewhere.toString());

        assertThat(placing.exit()).isZero();
        assertThat(elsewhere.resolve("placements.csv")).exists();
        assertThat(elsewhere.resolve("explanations.json")).exists();
        assertThat(folder.path().resolve("placements.csv")).doesNotExist();
    }

    @Test
    void demandsReplaceSizesAndALocalitysOwnRowGoesFirst() {
        var folder = Folder.in(temp)
                .with(
                        "demands.csv",
                        "family_id,dimension,amount,locality_id\nA,persons,7,\nA,persons,1,fjell\nB,persons,6,\n");

        var placing = place(folder);

        // A fits only into fjell, by its own row there; B takes all of fjord, and C, who demands nothing, fits beside
        // it
        assertThat(placing.field("objective")).isEqualTo("9");
        assertThat(folder.text("placements.csv")).contains("A,fjell,4", "B,fjord,3", "C,fjord,2");
    }

    @Test
    void theCountOfFamiliesGoesFirstIfAskedFor() {
        var folder = Folder.in(temp)
                .with("families.csv", "family_id,size\nlarge,5\nsmall,2\nother,3\n")
                .with("localities.csv", "locality_id\nfjord\n")
                .with("capacities.csv", "locality_id,dimension,capacity\nfjord,persons,5\n")
                .with("values.csv", "family_id,locality_id,value\nlarge,fjord,100\nsmall,fjord,1\nother,fjord,2\n");

        assertThat(place(folder).field("objective")).isEqualTo("100");
        var counted = place(folder, "--objective", "placed-then-value");

        assertThat(counted.field("objective")).isEqualTo("3");
        assertThat(counted.field("placed")).isEqualTo("2/3");
    }

    @Test
    void theSmallestSumCanBeAskedForWhenAllArePlaced() {
        var folder = Folder.in(temp)
                .with("capacities.csv", "locality_id,dimension,capacity\nfjord,persons,9\nfjell,persons,9\n");

        var placing = place(folder, "--place-all", "--minimise");

        assertThat(placing.exit()).as(placing.err()).isZero();
        assertThat(placing.field("objective")).isEqualTo("8.5"); // 4 + 2.5 + 2
    }

    @Test
    void anInfeasibleProblemEndsWithThreeAndItsReasons() {
        var folder = Folder.in(temp)
                .with("capacities.csv", "locality_id,dimension,capacity\nfjord,persons,3\nfjell,persons,4\n");

        var placing = place(folder, "--place-all");

        assertThat(placing.exit()).isEqualTo(3);
        assertThat(placing.lastLine()).startsWith("status=INFEASIBLE objective=none bound=none gap=none placed=0/3");
        assertThat(placing.err()).isNotBlank();
        assertThat(folder.text("explanations.json")).contains("\"kind\"");
        assertThat(folder.path().resolve("placements.csv")).doesNotExist();
    }

    @Test
    void aFamilyWithoutAnyLocalityIsNamedAsTheReason() {
        var folder = Folder.in(temp).with("families.csv", "family_id,size\nA,4\nB,3\nC,2\nlonely,1\n");

        var placing = place(folder, "--place-all");

        assertThat(placing.exit()).isEqualTo(3);
        assertThat(placing.err()).contains("Family lonely must be placed, and values.csv has no locality for it.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optionsThatDoNotFit")
    void optionsThatDoNotFitEndWithTwoAndASentence(String options, String sentence) {
        var placing = place(Folder.in(temp), options.split(" "));

        assertThat(placing.exit()).isEqualTo(2);
        assertThat(placing.err()).contains(sentence);
    }

    static Stream<Arguments> optionsThatDoNotFit() {
        return Stream.of(
                arguments("--minimise", "Minimising is possible only when every family must be placed"),
                arguments("--gap -1", "gap"),
                arguments("--gap two", "'two' is not a double"),
                arguments("--time-limit 0", "--time-limit takes a number of seconds above 0"),
                arguments("--time-limit NaN", "--time-limit takes a number of seconds above 0"),
                arguments("--objective fairness", "expected value or placed-then-value, found 'fairness'"),
                arguments("--memory 1", "--memory"),
                arguments("--frobnicate", "Unknown option"));
    }

    @Test
    void badInputEndsWithTwoAndALineForEachFault() {
        var folder = Folder.in(temp).with("values.csv", "family_id,locality_id,value\nA,fjord,NaN\nZ,fjord,1\n");

        var placing = place(folder);

        assertThat(placing.exit()).isEqualTo(2);
        assertThat(placing.out()).isEmpty();
        assertThat(placing.err().lines())
                .containsExactly(
                        "values.csv:2:3: expected a number between -1e12 and 1e12, with a point for decimals, found 'NaN'",
                        "values.csv:3:1: expected a family_id that stands in families.csv, found 'Z'");
    }

    @Test
    void aFolderThatIsNotThereEndsWithTwo() {
        var placing = place(new Folder(temp.resolve("nowhere")));

        assertThat(placing.exit()).isEqualTo(2);
        assertThat(placing.err()).contains("expected a folder with families.csv in it, found none");
    }

    @Test
    void warningsGoToStandardErrorAndIntoTheFile() {
        var folder = Folder.in(temp).with("demands.csv", "family_id,dimension,amount\nA,beds,4\n");

        var placing = place(folder);

        assertThat(placing.exit()).isZero();
        assertThat(placing.err())
                .contains("warning: the dimension 'beds' is demanded, and capacities.csv limits it nowhere");
        assertThat(folder.text("explanations.json")).contains("'beds'");
    }

    @Test // families that fill every place to the last person: no plan is found in passing, and no machine is too fast
    void whoeverHasNoTimeGetsNoPlanAndTheExitSaysSo() {
        var chance = new Random(3);
        var sizes = new ArrayList<Integer>();
        var families = new StringBuilder("family_id,size\n");
        var capacities = new StringBuilder("locality_id,dimension,capacity\n");
        var localities = new StringBuilder("locality_id\n");
        var values = new StringBuilder("family_id,locality_id,value\n");
        for (int l = 0; l < 40; l++) {
            int persons = 0;
            for (int f = 0; f < 4; f++) {
                int size = 200 + chance.nextInt(600);
                persons += size;
                sizes.add(size);
            }
            localities.append("L%d\n".formatted(l));
            capacities.append("L%d,persons,%d\n".formatted(l, persons));
        }
        Collections.shuffle(sizes, chance);
        for (int f = 0; f < sizes.size(); f++) {
            families.append("F%d,%d\n".formatted(f, sizes.get(f)));
            for (int l = 0; l < 40; l++) {
                values.append("F%d,L%d,1\n".formatted(f, l));
            }
        }
        var folder = Folder.in(temp)
                .with("families.csv", families.toString())
                .with("localities.csv", localities.toString())
                .with("capacities.csv", capacities.toString())
                .with("values.csv", values.toString());

        var placing = place(SolverWithoutTime.class, folder, "--place-all", "--time-limit", "7");

        assertThat(placing.exit()).as(placing.err()).isEqualTo(4);
        assertThat(placing.field("status")).isEqualTo("TIME_OUT_WITHOUT_PLAN");
    }
}
