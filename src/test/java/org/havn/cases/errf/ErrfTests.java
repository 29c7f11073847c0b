package org.havn.cases.errf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havn.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The registration form: what is written is read again, what is wrong is named, and what is hostile is refused.
class ErrfTests {
    private record Read(List<ErrfCase> cases, List<ErrfProblem> problems) {
        List<String> rules() {
            return problems.stream().map(ErrfProblem::rule).toList();
        }
    }

    @Test
    void aThousandFamiliesComeBackAsTheyWent() {
        var forms = new InventedForms(1);
        var families = new ArrayList<ErrfCase>();
        for (int number = 1; number <= 1000; number++) {
            families.add(forms.next(number));
        }

        var read = read(InventedForms.written(families));

        assertThat(read.problems()).isEmpty();
        assertThat(read.cases()).hasSize(1000);
        for (int at = 0; at < families.size(); at++) {
            assertThat(content(read.cases().get(at))).isEqualTo(content(families.get(at)));
        }
    }

    static Stream<Arguments> whatIsWrong() {
        return Stream.of(
                wrong("principal-applicants", it -> replaced(it, ">PA<", ">HUS<")),
                wrong("applicant-without-date", it -> without(it, "ArrivalDate")),
                wrong("applicant-address", it -> replaced(it, ">CoA<", ">CoO<")),
                wrong("size", it -> it.replaceFirst("(<ProcessingGroupSize>)[0-9]+", "$199")),
                wrong("indicator-wrong", it -> it.replace("Single Submission", "Group Submission")),
                wrong("indicator-unknown", it -> it.replace("Single Submission", "Few")),
                wrong(
                        "id-twice",
                        it -> it.replaceFirst(
                                "(?s)(<dataVulnerability>\\s*<VulnerabilityGUID>)([^<]+)(.*<VulnerabilityGUID>)[^<]+",
                                "$1$2$3$2")),
                wrong("vulnerability-twice", it -> it.replace("<VulnerabilityCode>DS<", "<VulnerabilityCode>SM<")),
                wrong("name-with-digits", it -> it.replaceFirst("<FamilyName>", "<FamilyName>4")),
                wrong("unknown-code", it -> it.replaceFirst("<SexCode>.", "<SexCode>Q")),
                wrong(
                        "photo-not-decodable",
                        it -> it.replaceFirst("<Photo>.", "<Photo>!!!")
                                .replaceFirst("<Photo>[^<]{400}", "<Photo>" + "QUJD".repeat(500))),
                wrong("photo-too-small", it -> it.replaceFirst("<Photo>[^<]+", "<Photo>QUJD")),
                wrong(
                        "points-at-nobody",
                        it -> it.replaceFirst("(?s)(<dataAlias>.*?<IndividualGUID>)[^<]+", "$1nobody")),
                wrong(
                        "membership",
                        it -> it.replaceFirst("(?s)<dataIndividualProcessGroup>.*?</dataIndividualProcessGroup>", "")),
                wrong(
                        "membership-elsewhere",
                        it -> it.replaceFirst(
                                "(?s)(<dataIndividualProcessGroup>.*?<ProcessingGroupGUID>)[^<]+", "$1other")),
                wrong(
                        "link-twice",
                        it -> it.replaceFirst(
                                "(?s)(<dataProcessGroupCrossReference>)(.*?)(</dataProcessGroupCrossReference>)",
                                "$1$2$3$1$2$3")),
                wrong(
                        "link-to-itself",
                        it -> it.replaceFirst(
                                "(<ProcessingGroupNumberTo>)[^<]+", "$1" + first(it, "ProcessingGroupNumber"))),
                wrong("link-of-others", it -> it.replaceFirst("(<ProcessingGroupNumberFrom>)[^<]+", "$1TST-X")),
                wrong("not-a-moment", it -> it.replaceFirst("(<RegistrationDate>)[^<]+", "$1yesterday")),
                wrong("not-yes-or-no", it -> it.replaceFirst("(<DateofBirthEstimate>)[^<]+", "$1perhaps")),
                wrong("not-a-number", it -> it.replaceFirst("(<PhotoTypeCode>)[^<]+", "$1one")),
                wrong("field-missing", it -> it.replaceFirst("(<BirthCountryCode>)[^<]+", "$1")),
                wrong("field-twice", it -> it.replaceFirst("(<SexCode>.</SexCode>)", "$1$1")),
                wrong(
                        "field-order",
                        it -> it.replaceFirst(
                                "(?s)(<SexCode>.</SexCode>)(\\s*)(<NationalityCode>.*?</NationalityCode>)", "$3$2$1")),
                wrong("unknown-field", it -> it.replaceFirst("<SexCode>", "<Shoes>44</Shoes><SexCode>")),
                wrong("unknown-block", it -> it.replaceFirst("<dataAlias>", "<dataPet></dataPet><dataAlias>")),
                wrong(
                        "block-order",
                        it -> it.replaceFirst(
                                "(?s)(<dataEducation>.*?</dataEducation>)(\\s*)(<dataEmployment>.*?</dataEmployment>)",
                                "$3$2$1")),
                wrong("block-missing", it -> it.replaceFirst("(?s)<dataResettlement>.*?</dataResettlement>", "")),
                wrong(
                        "block-too-often",
                        it -> it.replaceFirst("(?s)(<dataResettlement>.*?</dataResettlement>)", "$1$1")),
                wrong("no-case", it -> it.replaceFirst("(?s)<CASE>.*</CASE>", "")),
                wrong("not-a-form", it -> it.replace("UNHCR_RRF", "SOMETHING")),
                wrong("no-batch-type", it -> it.replace("RRFBATCHTYPE", "OTHER")),
                wrong("not-expected", it -> it.replaceFirst("<CASE>", "<CASES></CASES><CASE>")),
                wrong("stray-text", it -> it.replaceFirst("<dataAlias>", "hello<dataAlias>")),
                wrong("too-long", it -> it.replaceFirst("<FamilyName>", "<FamilyName>" + "x".repeat(10_001))),
                wrong("not-xml", it -> it.substring(0, it.length() / 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsWrong(String rule, UnaryOperator<String> mistake) {
        var form = new String(InventedForms.written(List.of(new InventedForms(7).next(1))), StandardCharsets.UTF_8);
        assertThat(read(bytes(form)).problems()).isEmpty();

        var read = read(bytes(mistake.apply(form)));

        assertThat(read.rules()).contains(rule);
        assertThat(read.problems()).allSatisfy(it -> assertThat(it.line()).isPositive());
    }

    static Stream<Arguments> hostileFiles() {
        return Stream.of(
                Arguments.of("declares-types", bytes("""
                        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                        <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>&b;</GroupIndividualIndicator>
                        </RRFBATCHTYPE></UNHCR_RRF>""")),
                Arguments.of("declares-types", bytes("""
                        <!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
                        <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>&f;</GroupIndividualIndicator>
                        </RRFBATCHTYPE></UNHCR_RRF>""")),
                Arguments.of(
                        "declares-types",
                        bytes("<!DOCTYPE UNHCR_RRF SYSTEM \"http://localhost:1/x.dtd\"><UNHCR_RRF/>")),
                Arguments.of(
                        "encoding",
                        "<?xml version=\"1.0\" encoding=\"windows-1256\"?><UNHCR_RRF/>"
                                .getBytes(Charset.forName("windows-1256"))),
                Arguments.of("not-xml", new byte[] {'<', 'U', (byte) 0xC3, (byte) 0x28, '>'}),
                Arguments.of("not-xml", new byte[0]),
                Arguments.of("not-xml", new byte[] {0x50, 0x4B, 3, 4, 0, 0, 0, 0}),
                Arguments.of("not-xml", bytes("<UNHCR_RRF><RRFBATCHTYPE>\u0001</RRFBATCHTYPE></UNHCR_RRF>")));
    }

    @ParameterizedTest
    @MethodSource
    void hostileFiles(String rule, byte[] file) {
        assertThat(read(file).rules()).containsExactly(rule);
    }

    @Test
    void elementsWithinElementsAndEndlessBlocksEndTheReadingInsteadOfTheMemory() {
        var deep = "<UNHCR_RRF>" + "<RRFBATCHTYPE>".repeat(100_000);
        var wide = """
                <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>Single Submission</GroupIndividualIndicator></RRFBATCHTYPE>
                <CASE>""" + "<dataAlias></dataAlias>".repeat(ErrfReader.MOST_BLOCKS + 1);

        assertThat(read(bytes(deep)).problems()).hasSize(1);
        assertThat(read(bytes(wide)).rules()).containsExactly("too-many-blocks");
    }

    @Test
    void theOlderFormIsReadAsWell() {
        var read = read(bytes("""
                <UNHCR_RRF><RRFBATCHTYPE><GroupIndividualIndicator>Single</GroupIndividualIndicator></RRFBATCHTYPE>
                <CASE><dataIndividual><IndividualID>1-01</IndividualID><ConcatenatedName>Amal Amal</ConcatenatedName>
                <FamilyName>Amal</FamilyName><GivenName>Amal</GivenName>
                <RegistrationDate>2015-01-01T00:00:00</RegistrationDate><DateofBirth>1980-01-01T00:00:00</DateofBirth>
                <BirthCountryCode>SYR</BirthCountryCode><BirthCityTownVillage></BirthCityTownVillage>
                <OriginCountryCode>SYR</OriginCountryCode><AsylumCountryCode>TUR</AsylumCountryCode>
                <ArrivalDate>2014-01-01T00:00:00</ArrivalDate><SexCode>F</SexCode><NationalityCode>SYR</NationalityCode>
                <MarriageStatusCode>WD</MarriageStatusCode><ReligionCode>-</ReligionCode><EthnicityCode>-</EthnicityCode>
                <EducationLevelCode>6</EducationLevelCode><MotherName></MotherName><FatherName></FatherName>
                <RelationshipToPrincipalRepresentative>PA</RelationshipToPrincipalRepresentative><Photo></Photo>
                </dataIndividual>
                <dataProcessGroup><ProcessingGroupNumber>TST-1</ProcessingGroupNumber>
                <ProcessingGroupSize>1</ProcessingGroupSize></dataProcessGroup>
                <dataAddress><IndividualID>1-01</IndividualID><AddressType>CoA</AddressType>
                <AddressCountry>TUR</AddressCountry><LocationLevel1Description></LocationLevel1Description>
                <LocationLevel2Description></LocationLevel2Description>
                <LocationLevel3Description></LocationLevel3Description>
                <LocationLevel4Description></LocationLevel4Description><LocationLevel6></LocationLevel6></dataAddress>
                <dataResettlement><IndividualID>1-01</IndividualID>
                <ResettlementCriteriaCode>AWR</ResettlementCriteriaCode><ResettlementCriteriaCode2></ResettlementCriteriaCode2>
                <ResettlementPriorityCode>NR</ResettlementPriorityCode></dataResettlement>
                </CASE></UNHCR_RRF>"""));

        assertThat(read.problems()).isEmpty();
        assertThat(read.cases()).singleElement().satisfies(it -> {
            assertThat(it.version()).isEqualTo(ErrfVersion.V3);
            assertThat(it.relationship("1-01")).isEqualTo("PA");
        });
    }

    @Test
    void theCommandPrintsLinePersonRuleAndCureAndEndsWithTwo(@TempDir Path folder) throws Exception {
        var form = new String(InventedForms.written(List.of(new InventedForms(7).next(1))), StandardCharsets.UTF_8);
        var good = Files.writeString(folder.resolve("good.xml"), form);
        var bad = Files.writeString(folder.resolve("bad.xml"), form.replaceFirst("<SexCode>.", "<SexCode>Q"));

        var told = new StringWriter();
        var command =
                new CommandLine(new ErrfCommand()).setOut(new PrintWriter(told)).setErr(new PrintWriter(told));

        assertThat(command.execute("check", good.toString())).isZero();
        assertThat(told.toString()).contains("no problem found");
        assertThat(command.execute("check", bad.toString())).isEqualTo(2);
        assertThat(told.toString())
                .containsPattern(
                        "line \\d+, case 1, person 1-00: SexCode is 'Q', which the form’s list 'sex' does not have")
                .contains("chooses a code of the list")
                .contains("1 problems found");
        assertThat(command.execute("check", folder.resolve("none.xml").toString()))
                .isEqualTo(2);
    }

    @Test
    void everyRuleHasASentenceAndACureInBothLanguages() throws Exception {
        var rules = new TreeSet<String>();
        try (var sources = Files.list(Path.of("src/main/java/org/havn/cases/errf"))) {
            for (var source : sources.toList()) {
                Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .map(it -> it.group(1))
                        .filter(it -> !it.startsWith("format-"))
                        .forEach(rules::add);
            }
        }
        assertThat(rules).hasSizeGreaterThan(30);
        for (var language : List.of(Locale.ENGLISH, Locale.of("nb"))) {
            var words = new Texts().in(language);
            assertThat(rules).allSatisfy(rule -> {
                assertThat(words.has("cases.errf." + rule)).as(rule).isTrue();
                assertThat(words.has("cases.errf." + rule + ".cure")).as(rule).isTrue();
            });
        }
    }

    private static Arguments wrong(String rule, UnaryOperator<String> mistake) {
        return Arguments.of(rule, mistake);
    }

    private static String replaced(String form, String one, String other) {
        return form.replace(one, other);
    }

    private static String without(String form, String field) {
        return form.replaceFirst("<" + field + ">[^<]*</" + field + ">", "");
    }

    private static String first(String form, String field) {
        var matcher = Pattern.compile("<" + field + ">([^<]*)<").matcher(form);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Read read(byte[] file) {
        var cases = new ArrayList<ErrfCase>();
        var problems = new ArrayList<ErrfProblem>();
        var last = ErrfBatch.read(new ByteArrayInputStream(file), (household, its) -> {
            cases.add(household);
            problems.addAll(its);
        });
        problems.addAll(last);
        return new Read(cases, problems);
    }

    /// What a case holds, without lines and without fields that are empty.
    private static List<Object> content(ErrfCase household) {
        var content = new ArrayList<Object>();
        for (var block : household.blocks()) {
            var fields = new LinkedHashMap<>(block.fields());
            fields.values().removeIf(String::isEmpty);
            content.add(block.name());
            content.add(fields);
        }
        return content;
    }
}
