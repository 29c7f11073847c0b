package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTests {
    private static final Map<String, Value> ANSWERS = Map.of(
            "age", new Value.Numeral(38),
            "empty", new Value.Words(""),
            "aids", new Value.Words("wheelchair crutches"),
            "born", new Value.Day(LocalDate.of(1988, 1, 31)),
            "ages", new Value.Many(List.of(new Value.Numeral(38), new Value.Numeral(16))));

    private static final ExpressionReader.Names NAMES = new ExpressionReader.Names() {
        @Override
        public boolean has(String name) {
            return ANSWERS.containsKey(name);
        }

        @Override
        public Optional<String> at(boolean absolute, List<String> steps) {
            return Optional.of(steps.getLast()).filter(ANSWERS::containsKey);
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "7 div 2 | 3.5",
                "7 mod 4 | 3",
                "-${age} + 40 | 2",
                "10 - 3 - 2 | 5",
                "${age} >= 18 and ${age} < 65 | true",
                "${age} = '38' | true",
                "${empty} < 18 | false",
                "${empty} = '' | true",
                "not(${empty}) | true",
                "1 = 1 or 1 div 0 = 2 and false() | true",
                "selected(${aids}, 'crutches') | true",
                "selected(${aids}, 'crutch') | false",
                "count-selected(${aids}) | 2",
                "count(${ages}) | 2",
                "sum(${ages}) | 54",
                "if(${age} > 40, 'old', 'young') | young",
                "coalesce(${empty}, 'x') | x",
                "string-length('été') | 3",
                "regex('HVN-26-000200', 'HVN-[0-9]{2}-[0-9]{6}') | true",
                "regex('xHVN-26-000200', 'HVN-[0-9]{2}-[0-9]{6}') | false",
                "regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+') | false",
                "today() > ${born} | true",
                "int((today() - ${born}) div 365.25) | 38",
                "${born} = '1988-01-31' | true",
                "date('2026-01-01') < today() | true",
                "round(2.345, 2) | 2.35",
                "concat('a', 1 + 1, ${empty}, \"b\") | a2b",
                "starts-with('Aleppo', 'Al') and contains('Aleppo', 'pp') | true",
                "../age + 1 | 39",
                "/data/household/age | 38",
                "current()/../age | 38",
                "position(..) | 3",
                ". = 'self' | true",
                "number('x') = number('x') | false"
            })
    void whatAnExpressionComesTo(String text, String expected) throws ExpressionFault {
        var expression = ExpressionReader.read(text, NAMES, false);

        assertThat(evaluate(expression)).isEqualTo(expected);
        var again = ExpressionReader.read(ExpressionText.xlsform(expression), NAMES, false);
        assertThat(again).as("written as text and read again").isEqualTo(expression);
        assertThat(ExpressionJson.read(ExpressionJson.write(expression)))
                .as("written as JSON and read again")
                .isEqualTo(expression);
    }

    private static String evaluate(Expression expression) {
        var answers = new Evaluation.Answers() {
            @Override
            public Value of(String name, @Nullable FieldPath from) {
                return ANSWERS.get(name);
            }

            @Override
            public int position(@Nullable FieldPath from) {
                return 3;
            }
        };
        return new Evaluation(answers, TestInterview.TODAY, null, new Value.Words("self"), Map.of())
                .of(expression)
                .asWords();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${agee} > 3 | the name of a question | ${agee} at character 1",
                "${age} > | a value | the end",
                "(${age} > 3 | ')' | the end",
                "${age} == 3 | a value | '=' at character 9",
                "age[1] | no condition in brackets | '['",
                "//age | a path step by step | '//'",
                "pulldata('a') | one of the functions | 'pulldata' at character 1",
                "if(1, 2) | 3 values in if() | 2",
                "${age} > ‘3’ | straight quotation marks | '‘' at character 10",
                "'open | a text that ends with | ''' at character 1",
                "regex(., '(') | a regular expression | '('",
                "regex(., ${age}) | a pattern in quotes | worked out",
                "jr:choice-name('a', 'b') | one of the functions | 'jr:choice-name'",
                "position(.) | position(..) | '.'",
                "${age} > 3 # old | names, numbers | '#' at character 12"
            })
    void whatIsOutsideTheSubsetIsNamed(String text, String expected, String found) {
        assertThatThrownBy(() -> ExpressionReader.read(text, NAMES, false))
                .isInstanceOfSatisfying(ExpressionFault.class, fault -> {
                    assertThat(fault.expected()).contains(expected);
                    assertThat(fault.found()).contains(found);
                    assertThat(fault.cure()).endsWith(".");
                });
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> ExpressionReader.read("(".repeat(2_000) + "1" + ")".repeat(1_900), NAMES, false))
                .isInstanceOf(ExpressionFault.class);
        assertThatThrownBy(() -> ExpressionReader.read("-".repeat(3_999) + "x", NAMES, false))
                .isInstanceOf(ExpressionFault.class);
    }

    @Test
    void bareNamesAreColumnsOfAChoiceInAFilterOnly() throws ExpressionFault {
        assertThat(ExpressionReader.read("part = ${age}", NAMES, true))
                .isEqualTo(new Expression.Binary(
                        Operator.EQUAL, new Expression.Column("part"), new Expression.Field("age")));
    }
}
