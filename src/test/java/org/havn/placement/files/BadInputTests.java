package org.havn.placement.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTests {
    private static final String FAMILIES = "family_id,size,priority,arrival\n";
    private static final String CAPACITIES = "locality_id,dimension,capacity\n";
    private static final String DEMANDS = "family_id,dimension,amount,locality_id\n";
    private static final String VALUES = "family_id,locality_id,value\n";

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("spoilt")
    void saysWhereWhatWasExpectedAndWhatWasFound(String file, String content, String sentence) {
        var folder = Folder.in(temp).with(file, content);

        var faults = faultsOf(folder);

        assertThat(faults).extracting(InputFault::toString).containsExactly(sentence);
    }

    static Stream<Arguments> spoilt() {
        var count0 = "expected a whole number from 0 to 1000000000, found ";
        var count1 = "expected a whole number from 1 to 1000000000, found ";
        var number = "expected a number between -1e12 and 1e12, with a point for decimals, found ";
        return Stream.of(
                arguments(
                        "families.csv",
                        "",
                        "families.csv:1:1: expected a header with family_id,size, found an empty file"),
                arguments("families.csv", FAMILIES, "families.csv:2:1: expected at least one family, found none"),
                arguments(
                        "families.csv",
                        "A,4,EM\n",
                        "families.csv:1:1: expected a header with family_id and size, found 'A,4,EM'"),
                arguments(
                        "families.csv",
                        "family_id,priority\nA,EM\n",
                        "families.csv:1:1: expected a header with size, found 'family_id,priority'"),
                arguments(
                        "families.csv",
                        "family_id,size,size\nA,4,4\n",
                        "families.csv:1:3: expected each column once, found 'size' again"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4,EM,\nB,3,,\nC,2,,\nA,1,,\n",
                        "families.csv:5:1: expected each family once, found 'A' again"),
                arguments("families.csv", FAMILIES + "A,0,EM,\nB,3,,\nC,2,,\n", "families.csv:2:2: " + count1 + "'0'"),
                arguments(
                        "families.csv", FAMILIES + "A,-4,EM,\nB,3,,\nC,2,,\n", "families.csv:2:2: " + count1 + "'-4'"),
                arguments(
                        "families.csv", FAMILIES + "A,4.5,,\nB,3,,\nC,2,,\n", "families.csv:2:2: " + count1 + "'4.5'"),
                arguments("families.csv", FAMILIES + "A,,,\nB,3,,\nC,2,,\n", "families.csv:2:2: " + count1 + "nothing"),
                arguments(
                        "families.csv",
                        FAMILIES + ",4,,\nA,4,,\nB,3,,\nC,2,,\n",
                        "families.csv:2:1: expected a family_id, found nothing"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4,HIGH,\nB,3,,\nC,2,,\n",
                        "families.csv:2:3: expected EM, UG, NR or nothing, found 'HIGH'"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4,,23.11.2026\nB,3,,\nC,2,,\n",
                        "families.csv:2:4: expected a date such as 2026-11-23, a whole number or nothing, found '23.11.2026'"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4,,2026-11-23\nB,3,,7\nC,2,,\n",
                        "families.csv:3:4: expected a date, as in the rows before, found '7'"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4\nA,4,,\nB,3,,\nC,2,,\n",
                        "families.csv:2:3: expected 4 fields, as in the header, found 2"),
                arguments(
                        "families.csv",
                        FAMILIES + "A,4,,,,\nA,4,,\nB,3,,\nC,2,,\n",
                        "families.csv:2:5: expected 4 fields, as in the header, found 6"),
                arguments(
                        "localities.csv",
                        "locality_id\nfjord\nfjell\nfjord\n",
                        "localities.csv:4:1: expected each locality once, found 'fjord' again"),
                arguments(
                        "localities.csv",
                        "locality_id\n",
                        "localities.csv:2:1: expected at least one locality, found none"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "by,persons,6\n",
                        "capacities.csv:2:1: expected a locality_id that stands in localities.csv, found 'by'"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "fjord,,6\n",
                        "capacities.csv:2:2: expected a dimension, found nothing"),
                arguments(
                        "capacities.csv", CAPACITIES + "fjord,persons,-6\n", "capacities.csv:2:3: " + count0 + "'-6'"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "fjord,persons,6.5\n",
                        "capacities.csv:2:3: " + count0 + "'6.5'"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "fjord,persons,NaN\n",
                        "capacities.csv:2:3: " + count0 + "'NaN'"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "fjord,persons,99999999999\n",
                        "capacities.csv:2:3: " + count0 + "'99999999999'"),
                arguments(
                        "capacities.csv",
                        CAPACITIES + "fjord,persons,6\nfjord,persons,7\n",
                        "capacities.csv:3:1: expected one capacity for each locality and dimension, found the one of line 2 again"),
                arguments(
                        "demands.csv",
                        DEMANDS + "D,persons,2,\n",
                        "demands.csv:2:1: expected a family_id that stands in families.csv, found 'D'"),
                arguments(
                        "demands.csv",
                        DEMANDS + "A,persons,2,by\n",
                        "demands.csv:2:4: expected a locality_id that stands in localities.csv, found 'by'"),
                arguments("demands.csv", DEMANDS + "A,persons,-2,\n", "demands.csv:2:3: " + count0 + "'-2'"),
                arguments(
                        "demands.csv",
                        DEMANDS + "A,persons,2,\nA,persons,2,fjord\nA,persons,3,\n",
                        "demands.csv:4:1: expected one amount for each family, dimension and locality, found the one of line 2 again"),
                arguments("values.csv", VALUES + "A,fjord,NaN\n", "values.csv:2:3: " + number + "'NaN'"),
                arguments("values.csv", VALUES + "A,fjord,Infinity\n", "values.csv:2:3: " + number + "'Infinity'"),
                arguments("values.csv", VALUES + "A,fjord,1e999\n", "values.csv:2:3: " + number + "'1e999'"),
                arguments("values.csv", VALUES + "A,fjord,1e13\n", "values.csv:2:3: " + number + "'1e13'"),
                arguments("values.csv", VALUES + "A,fjord,\"1,5\"\n", "values.csv:2:3: " + number + "'1,5'"),
                arguments("values.csv", VALUES + "A,fjord,0x1p3\n", "values.csv:2:3: " + number + "'0x1p3'"),
                arguments("values.csv", VALUES + "A,fjord,\n", "values.csv:2:3: " + number + "nothing"),
                arguments(
                        "values.csv",
                        VALUES + "a,fjord,1\n",
                        "values.csv:2:1: expected a family_id that stands in families.csv, found 'a'"),
                arguments(
                        "values.csv",
                        VALUES + "A,fjord,1\n\nA,fjord,2\n",
                        "values.csv:4:1: expected each pair once, found the one of line 2 again"),
                arguments(
                        "values.csv",
                        VALUES + "x".repeat(201) + ",fjord,1\n",
                        "values.csv:2:1: expected a family_id of at most 200 characters, found 201 characters"));
    }

    @Test
    void anotherEncodingIsNamedWithItsLine() {
        var folder = Folder.in(temp)
                .with("localities.csv", "locality_id,name\nfjord,Fjordby\nfjell,Tromsø\n", StandardCharsets.ISO_8859_1);

        assertThat(faultsOf(folder))
                .extracting(InputFault::toString)
                .containsExactly("localities.csv:3:2: expected text in UTF-8, found the byte 0xF8, which is not UTF-8");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamed() {
        var folder = Folder.in(temp).with("values.csv", VALUES + "A,fjord,1\n\"B,fjord,1\n");

        assertThat(faultsOf(folder))
                .singleElement()
                .asString()
                .startsWith("values.csv:3:1: expected a row of CSV with its quotes closed");
    }

    @Test
    void aMissingFileIsNamed() {
        var folder = Folder.in(temp).without("capacities.csv");

        assertThat(faultsOf(folder)).singleElement().asString().startsWith("capacities.csv: expected a file in ");
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnce() {
        var folder = Folder.in(temp)
                .with("families.csv", FAMILIES + "A,0,EM,\nB,3,X,\nC,2,,\n")
                .with("capacities.csv", CAPACITIES + "fjord,persons,-1\n")
                .with("values.csv", VALUES + "A,fjord,NaN\nZ,fjord,1\n");

        assertThat(faultsOf(folder))
                .extracting(fault -> fault.file() + ":" + fault.line())
                .containsExactly(
                        "families.csv:2", "families.csv:3", "capacities.csv:2", "values.csv:2", "values.csv:3");
    }

    @Test
    void aFileThatIsWrongThroughoutStopsAfterFiftyFaults() {
        var rows =
                IntStream.range(0, 1000).mapToObj(i -> "Z" + i + ",fjord,1\n").collect(Collectors.joining());
        var folder = Folder.in(temp).with("values.csv", VALUES + rows);

        var thrown = badInput(folder, Limits.USUAL);

        assertThat(thrown.faults()).hasSize(50);
        assertThat(thrown.more()).isTrue();
    }

    @Test
    void filesBeyondTheLimitsAreRefused() {
        var folder = Folder.in(temp);

        var rows = badInput(folder, new Limits(1_000_000, 100, 4, 50));
        var bytes = badInput(folder, new Limits(70, 100, 100, 50));

        assertThat(rows.faults())
                .extracting(InputFault::toString)
                .containsExactly("values.csv:6:1: expected at most 4 rows, found more");
        assertThat(bytes.faults())
                .extracting(InputFault::toString)
                .containsExactly("values.csv: expected at most 70 bytes, found "
                        + folder.text("values.csv").length() + " bytes");
    }

    @Test
    void columnsMayStandInAnyOrderBehindAByteOrderMarkAndWithWindowsLineEnds() {
        var folder = Folder.in(temp)
                .with("families.csv", "\uFEFFpriority,family_id,size\r\nEM,A,4\r\n,B,3\r\n,C,2\r\n")
                .with("values.csv", "value, locality_id ,family_id\n 5 ,fjord,A\n");

        var tables = PlacementTables.read(folder.path(), Limits.USUAL);

        assertThat(tables.families().ids().names()).containsExactly("A", "B", "C");
        assertThat(tables.families().sizes().get(0)).isEqualTo(4);
        assertThat(tables.values().amounts().get(0)).isEqualTo(5);
    }

    @Test
    void whatIsAllowedButOddIsWarnedOf() {
        var folder = Folder.in(temp)
                .with("families.csv", "family_id,size,prioritet\nA,4,EM\nB,3,\nC,2,\n")
                .with("demands.csv", DEMANDS + "A,persons,4,\nA,school seats,2,\n");

        var warnings = PlacementTables.read(folder.path(), Limits.USUAL).warnings();

        assertThat(warnings)
                .containsExactly(
                        "families.csv:1:3: the column 'prioritet' is not one that Havn knows, and is left aside",
                        "the dimension 'school seats' is demanded, and capacities.csv limits it nowhere, so it counts as unlimited");
    }

    @Test
    void idsAreTextAndKeepTheirZeroesAndSpaces() {
        var folder = Folder.in(temp)
                .with("families.csv", "family_id,size\n01,1\n1,2\n\"a, b\",3\n")
                .with("values.csv", VALUES + "01,fjord,1\n1,fjord,2\n\"a, b\",fjord,3\n");

        assertThatCode(() -> PlacementTables.read(folder.path(), Limits.USUAL)).doesNotThrowAnyException();
    }

    private static List<InputFault> faultsOf(Folder folder) {
        return badInput(folder, Limits.USUAL).faults();
    }

    private static BadInput badInput(Folder folder, Limits limits) {
        return catchThrowableOfType(BadInput.class, () -> PlacementTables.read(folder.path(), limits));
    }
}
