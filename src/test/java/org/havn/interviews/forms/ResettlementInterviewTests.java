package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havn.interviews.forms.TestInterview.interview;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.havn.interviews.forms.FilledForm.Fault;
import org.junit.jupiter.api.Test;

class ResettlementInterviewTests {

    @Test
    void someoneWhoUsesAWheelchairIsAskedAboutStairs() {
        interview("household")
                .answer("mobility.aid", "wheelchair")
                .expectAsked("housing.stairs")
                .answer("mobility.aid", "none")
                .expectNotAsked("housing.stairs");
    }

    @Test
    void nobodyIsAskedWhatHasNothingToDoWithTheirAge() {
        interview("each_member[child]")
                .answer("age", "4")
                .expectNotAsked("willing", "flight.why_left", "protection.afraid", "education.schooling", "work.worked")
                .expectAsked("health.illness", "function.seeing", "wishes.wish_first")
                .at("each_member[mother]")
                .answer("age", "38")
                .expectAsked("willing", "flight.why_left", "protection.afraid", "education.schooling", "work.worked")
                .expectNotAsked("education.school_now");
    }

    @Test
    void whatOneMemberSaysChangesNothingForAnother() {
        interview("each_member[mother]")
                .answer("protection.afraid", "yes")
                .expectAsked("protection.afraid_of")
                .at("each_member[daughter]")
                .expectNotAsked("protection.afraid_of");
    }

    @Test
    void nobodyIsPressedToSayMoreAboutHarm() {
        interview("each_member[mother]")
                .answer("protection.harmed", "not_now")
                .expectNotAsked("protection.harmed_words")
                .expectAsked("protection.ask_again")
                .answer("protection.harmed", "none")
                .expectNotAsked("protection.harmed_words", "protection.ask_again")
                .answer("protection.harmed", "bombing loss")
                .expectAsked("protection.harmed_words", "protection.ask_again")
                .expectRefused("protection.harmed", "none torture", Fault.NOT_VALID);
    }

    @Test
    void wordsAreKeptBesideTheirTranslation() {
        interview("each_member[mother]")
                .expectNotAsked("wishes.wish_first_translation")
                .answer("wishes.wish_first", "علاج ابني")
                .expectAsked("wishes.wish_first_translation", "wishes.wish_next");
    }

    @Test
    void daysAndNumbersHaveToBePossible() {
        interview("each_member[mother]")
                .expectAccepted("flight.left_on", "2014-03-01")
                .expectWorkedOut("flight.years_away", "12")
                .expectAsked("flight.been_back")
                .expectRefused("flight.left_on", "2026-11-28", Fault.NOT_VALID)
                .expectRefused("flight.left_on", "last spring", Fault.NOT_OF_ITS_TYPE)
                .expectRefused("age", "130", Fault.NOT_VALID)
                .expectRefused("age", "forty", Fault.NOT_OF_ITS_TYPE)
                .expectAccepted("age", "38")
                .answer("work.worked", "yes")
                .expectAccepted("work.work_years", "12.5")
                .expectRefused("work.work_years", "39", Fault.NOT_VALID);
    }

    @Test
    void aRelativesCountryFollowsTheirPartOfTheWorld() {
        interview("household")
                .answer("has_relatives", "yes")
                .expectAsked("relatives_missing")
                .answer("relative[r1].relative_is", "sibling")
                .expectNotAsked("relatives_missing", "relative[r1].relative_country")
                .expectWorkedOut("relatives_named", "1")
                .answer("relative[r1].relative_part", "else")
                .expectAsked("relative[r1].relative_country")
                .expectChoices("relative[r1].relative_country", "US", "CA", "other_else")
                .expectRefused("relative[r1].relative_country", "NO", Fault.NOT_OF_ITS_TYPE);
    }

    @Test
    void theFormCanBeReadInFourLanguages() {
        var form = ShippedForms.resettlementInterview();

        assertThat(ShippedForms.read(ShippedForms.RESETTLEMENT).problems()).isEmpty();
        assertThat(form.languages()).containsExactly("en", "ar", "nb", "tr");
        assertThat(form.all()).hasSizeGreaterThan(70);
    }

    @Test
    void everyTranslationSaysThatANativeSpeakerHasToCheckIt() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/interviews/resettlement-interview"))) {
            var translations = files.filter(it -> it.toString().matches(".*_[a-z]{2}\\.csv"))
                    .toList();
            assertThat(translations)
                    .hasSize(6)
                    .allSatisfy(
                            it -> assertThat(Files.readString(it)).startsWith("# To be checked by a native speaker"));
        }
    }

    @Test
    void theFormAsJsonKeepsEverythingAndIsWhatTheSchemaSays() throws IOException {
        var form = ShippedForms.resettlementInterview();
        var json = FormJson.write(form);

        assertThat(FormJson.read(json)).isEqualTo(form);
        assertThat(violations(json)).isEmpty();
        assertThat(violations(json.replace("\"SELECT_ONE\"", "\"GUESS\""))).isNotEmpty();
    }

    private static List<Error> violations(String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schemas/form.schema.json")))
                .validate(json, InputFormat.JSON);
    }
}
