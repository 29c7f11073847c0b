package org.havn.needs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.ShippedForms;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each rule proposes, by the table `src/test/resources/needs/rules.csv`: answers in, a proposed need out.
class RulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Form FORM = ShippedForms.resettlementInterview();
    private static final UUID PERSON = new UUID(0, 1);
    private static final UUID SOMEBODY_ELSE = new UUID(0, 2);
    private static final RuleSet RULES = ShippedRules.on(TODAY);
    private static final LanguageTag LEVANTINE = new LanguageTag("apc");

    /// One row of the table.
    record Example(
            String rule, Map<String, String> answers, String capability, String severity, String codes, boolean words) {
        static Example of(NamedCsvRecord row) {
            var answers = new LinkedHashMap<String, String>();
            for (var answer : row.getField("answers").split(" ", -1)) {
                answers.put(answer.substring(0, answer.indexOf('=')), answer.substring(answer.indexOf('=') + 1));
            }
            return new Example(
                    row.getField("rule"),
                    answers,
                    row.getField("capability"),
                    row.getField("severity"),
                    row.getField("codes"),
                    row.getField("words").equals("W"));
        }

        @Override
        public String toString() {
            return rule + " " + answers;
        }
    }

    static List<Example> examples() throws IOException {
        try (var csv =
                CsvReader.builder().ofNamedCsvRecord(Files.readString(Path.of("src/test/resources/needs/rules.csv")))) {
            return csv.stream().map(Example::of).toList();
        }
    }

    @Test
    void noRuleIsWithoutItsTestAndEveryWayOfARuleHasOne() throws IOException {
        for (var rule : RULES.rules()) {
            assertThat(examples().stream().filter(it -> it.rule().equals(rule.id())))
                    .as(rule.id())
                    .hasSizeGreaterThanOrEqualTo(rule.when().size());
        }
        assertThat(examples())
                .extracting(Example::rule)
                .isSubsetOf(RULES.rules().stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatWasAnsweredIsProposed(Example example) {
        var found = found(example);

        var capability = found.rule().capability(LEVANTINE);
        assertThat(capability == null ? "" : capability.value()).isEqualTo(example.capability());
        assertThat(found.rule().severity().name()).isEqualTo(example.severity());
        assertThat(String.join(
                        " ", found.rule().codes().stream().map(it -> it.value()).toList()))
                .isEqualTo(example.codes());
        assertThat(found.words()).isEqualTo(example.words() ? "W" : null);
        assertThat(found.person()).isEqualTo(found.rule().ofHousehold() ? null : PERSON);
        assertThat(found.evidence())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(example.answers()).containsKey(it.name()));
    }

    /// Each answer on which the rule rests is taken back, or turned into *not known* or *none*, one after the other.
    @ParameterizedTest
    @MethodSource("examples")
    void notAskedNotKnownAndNoneProposeNothing(Example example) {
        for (var evidence : found(example).evidence()) {
            for (var other : List.of(Answer.NOT_ASKED, Answer.UNKNOWN, Answer.NONE)) {
                var filled = filled(example.answers());
                filled.put(evidence, other);

                assertThat(RULES.read(filled, List.of(PERSON, SOMEBODY_ELSE)))
                        .as("%s %s", evidence.name(), other.standing())
                        .extracting(it -> it.rule().id())
                        .doesNotContain(example.rule());
            }
        }
    }

    @Test
    void whereNobodyAskedNothingIsProposed() {
        assertThat(RULES.read(new FilledForm(FORM, TODAY), List.of(PERSON))).isEmpty();
    }

    @Test
    void anAnswerToAQuestionThatIsNoLongerAskedProposesNothing() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("illness", "yes");
        answers.put("illness_words", "W");
        answers.put("care", "dialysis");
        assertThat(read(answers)).hasSize(1);

        answers.put("illness", "none");

        assertThat(read(answers)).isEmpty();
    }

    @Test
    void theTranslationIsFoundBesideTheWords() {
        var proposed = read(Map.of("home_wish", "بيت يوسعنا", "home_wish_translation", "A home that holds us"));

        assertThat(proposed.getFirst().words()).isEqualTo("بيت يوسعنا");
        assertThat(proposed.getFirst().translation()).isEqualTo("A home that holds us");
        assertThat(proposed.toString()).doesNotContain("بيت", "home that");
    }

    /// A rule about a question, a choice, a capability or a code that does not exist would be silent for ever.
    @Test
    void everyQuestionChoiceCapabilityAndCodeOfARuleExists() throws IOException {
        var outline = new org.havn.interviews.forms.Outline(FORM);
        for (var rule : RULES.rules()) {
            Stream.concat(rule.when().stream().flatMap(List::stream).map(Term::question), rule.words().stream())
                    .forEach(it -> assertThat(outline.find(it))
                            .as(rule.id() + " " + it)
                            .isPresent());
            rule.when().stream().flatMap(List::stream).forEach(term -> {
                if (term.check() instanceof Term.Check.OneOf(var choices)) {
                    var question = (Item.Question) outline.get(term.question()).item();
                    assertThat(choices)
                            .as(rule.id())
                            .isSubsetOf(FORM.choicesOf(question).stream()
                                    .map(it -> it.name())
                                    .toList())
                            .doesNotContain("none", "unknown");
                }
            });
            assertThat(rule.rests()).as(rule.id()).isNotBlank();
            assertThat(codes("specific-needs"))
                    .containsAll(rule.codes().stream().map(it -> it.value()).toList());
            var capability = rule.capability(LEVANTINE);
            if (capability != null) {
                assertThat(codes("capabilities")).contains(capability.general().value());
            }
            assertThat(rule.insteadOf() == null
                            || RULES.rules().stream().anyMatch(it -> it.id().equals(rule.insteadOf())))
                    .as(rule.id())
                    .isTrue();
        }
    }

    @Test
    void anInterviewIsReadWithTheRulesOfItsDay() {
        assertThat(ShippedRules.on(LocalDate.of(2020, 1, 1)).version()).isEqualTo("2026-11-27");
        assertThat(ShippedRules.all())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.rules().stream().map(Rule::id)).doesNotHaveDuplicates());
    }

    private static Set<String> codes(String list) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/reference/codes/" + list + ".csv")).stream()
                .map(it -> it.split(",", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Proposed found(Example example) {
        var found = read(example.answers()).stream()
                .filter(it -> it.rule().id().equals(example.rule()))
                .toList();
        assertThat(found).as("once, and of nobody else").hasSize(1);
        return found.getFirst();
    }

    private static List<Proposed> read(Map<String, String> answers) {
        return RULES.read(filled(answers), List.of(PERSON, SOMEBODY_ELSE));
    }

    private static FilledForm filled(Map<String, String> answers) {
        var filled = new FilledForm(FORM, TODAY);
        answers.forEach((name, value) -> {
            var placed = filled.outline().get(name);
            var path = FieldPath.of(
                    String.join("/", placed.names()).replace("each_member", "each_member[" + PERSON + "]"));
            filled.put(path, Answer.to((Item.Question) placed.item(), value));
        });
        return filled;
    }
}
