package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsFormTests {
    private static final String SETTINGS = "form_title,form_id,version\nVisit,visit,1\n";
    private static final String CHOICES = "list_name,name,label\nyn,yes,Yes\nyn,no,No\n";

    @Test
    void aSmallFormIsRead() {
        var form = read("""
                type,name,label,relevant,required
                select_one yn,ill,Are you ill?,,yes
                text,what,What is it?,${ill} = 'yes',
                """).get();

        assertThat(form.id()).isEqualTo("visit");
        TestInterview.of(form).expectNotAsked("what").answer("ill", "yes").expectAsked("what");
    }

    /// A semicolon stands for the end of a row.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "type,name,label;text,a b,A | sheet survey, row 2, column name | a name of letters | 'a b'",
                "type,name,label;text,a,A;text,a,B | sheet survey, row 3, column name | nothing else in the form has | 'a'",
                "type,name,label;geopoint,a,A | sheet survey, row 2, column type | one of the types | 'geopoint'",
                "type,name,label;select_one nn,a,A | sheet survey, row 2, column type | a list that has choices | 'nn'",
                "type,name,label;select_one yn or_other,a,A | sheet survey, row 2, column type | only a list | 'or_other'",
                "type,name,label,relevant;text,a,A,${b} = 1 | sheet survey, row 2, column relevant | the name of a question | ${b}",
                "type,name,label,relevant;text,a,A,. = 1 | sheet survey, row 2, column relevant | ${name} | .",
                "type,name,label;text,a, | sheet survey, row 2, column label | a label in English (en) | none",
                "type,name,label;begin_group,g,G;text,a,A | sheet survey, row 2, column type | an end of g | none",
                "type,name,label;text,a,A;end_group,, | sheet survey, row 3, column type | the end of what was begun | nothing is open",
                "type,name,label,parameters;text,a,A,rows=3 | sheet survey, row 1, column parameters | the columns in docs | 'parameters'",
                "type,name,label,repeat_count;begin_repeat,r,R,3;text,a,A,;end_repeat,,, | sheet survey, row 2, column repeat_count | no repeat_count | '3'",
                "type,name,label,calculation;begin_repeat,r,R,;integer,a,A,;end_repeat,,,;calculate,c,,${a} + 1 | sheet survey, row 5, column calculation | an answer that is there once | every instance",
                "type,name,label,relevant;text,a,A,${b} = 1;text,b,B,${a} = 1 | sheet survey, row 2, column relevant | do not depend on themselves | a → b → a",
                "type,name,label,bind::havn:topic;text,a,A,POLITICS | sheet survey, row 2, column bind::havn:topic | one of [IDENTITY | 'POLITICS'",
                "type,name,label,choice_filter;select_one yn,a,A,part = 1 | sheet survey, row 2, column choice_filter | a column of the list yn | 'part'",
                "type,name,label,bind::havn:translates;text,a,A,b | sheet survey, row 2, column bind::havn:translates | marked as own words | 'b'",
                "type,name,label,bind::havn:records;audio,a,A,b | sheet survey, row 2, column bind::havn:records | marked as own words | 'b'",
                "type,name,label,bind::havn:words,bind::havn:records;text,b,B,yes,;text,a,A,,b | sheet survey, row 3, column bind::havn:records | of the type audio | 'text'",
                "kind,name,label;text,a,A | sheet survey, row 2, column type | a type such as text | nothing",
                "type,name,label::Norsk;text,a,A | sheet survey, row 1, column label::Norsk | a language such as | 'label::Norsk'"
            })
    void aProblemNamesItsCellWhatWasExpectedAndWhatWasFound(
            String survey, String where, String expected, String found) {
        var problems = read(survey.replace(';', '\n')).problems();

        assertThat(problems).anySatisfy(it -> {
            assertThat(it.where()).hasToString(where);
            assertThat(it.expected()).contains(expected);
            assertThat(it.found()).contains(found);
            assertThat(it.cure()).endsWith(".");
        });
        assertThat(read(survey.replace(';', '\n')).form()).isEmpty();
    }

    @Test
    void whatOnlyChangesTheLookIsNamedAndStopsNothing() {
        var read = read("type,name,label,appearance\ntext,a,A,multiline\nstart,begun,,\n");

        assertThat(read.form()).isPresent();
        assertThat(read.problems()).extracting(FormProblem::found).containsExactly("the column appearance", "'start'");
    }

    @Test
    void aSpreadsheetSaysTheSameAsAFolder() throws IOException {
        var form = ShippedForms.resettlementInterview();

        assertThat(XlsForms.spreadsheet("interview.xlsx", XlsFormWriter.write(form))
                        .problems())
                .isEmpty();
        assertThat(XlsForms.spreadsheet("interview.xlsx", XlsFormWriter.write(form))
                        .get())
                .isEqualTo(form);
    }

    @Test
    void aSpreadsheetsProblemNamesTheRowThatTheSpreadsheetShows() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var survey = workbook.newWorksheet("survey");
            for (var cell : Map.of(0, "type", 1, "name", 2, "label").entrySet()) {
                survey.value(0, cell.getKey(), cell.getValue());
            }
            survey.value(6, 0, "barcode");
            survey.value(6, 1, "code");
            survey.value(6, 2, "Scan it");
        }

        assertThat(XlsForms.spreadsheet("visit.xlsx", out.toByteArray()).problems())
                .extracting(it -> it.where().toString())
                .contains("sheet survey, row 7, column type");
    }

    @Test
    void whatIsNoSpreadsheetIsSaidToBeNone() {
        assertThat(XlsForms.spreadsheet("a.xlsx", "PK no".getBytes(StandardCharsets.UTF_8))
                        .problems())
                .singleElement()
                .satisfies(it -> assertThat(it.expected()).isEqualTo("a spreadsheet (.xlsx)"));
        assertThat(XlsForms.folder("f", Map.of("survey.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 1}))
                        .problems())
                .singleElement()
                .satisfies(it -> assertThat(it.expected()).isEqualTo("text in UTF-8"));
    }

    private static ReadForm read(String survey) {
        return XlsForms.folder(
                "visit",
                Map.of("survey.csv", bytes(survey), "choices.csv", bytes(CHOICES), "settings.csv", bytes(SETTINGS)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
