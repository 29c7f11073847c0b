package org.havn.needs.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.havn.interviews.forms.Answer;

/// One thing that somebody said, such as `mouth=some|much`, `age>=6`, `age<18`, or only `home_wish`: anything was said.
///
/// It holds for a given answer alone. There is no way to write *not*, so what nobody asked, what is not known and what
/// is none of them never make a need.
///
/// @param question the question's name in the form
public record Term(String question, Check check) {
    private static final Pattern FORMAT = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)(?:(=|>=|<)([A-Za-z0-9_.|-]+))?");

    /// What the answer has to be.
    public sealed interface Check {
        /// Anything at all.
        record Said() implements Check {}

        /// One of these choices is among those that were taken.
        record OneOf(Set<String> choices) implements Check {
            public OneOf {
                choices = Set.copyOf(choices);
            }
        }

        /// A number that is as large, or larger.
        record AtLeast(BigDecimal number) implements Check {}

        /// A number that is smaller.
        record Below(BigDecimal number) implements Check {}
    }

    /// @throws IllegalArgumentException if it does not look like one
    static Term of(String text) {
        var matcher = FORMAT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A term looks like mouth=some|much or age>=6, but this was '" + text + "'");
        }
        var sign = matcher.group(2);
        if (sign == null) {
            return new Term(matcher.group(1), new Check.Said());
        }
        var value = matcher.group(3);
        return new Term(
                matcher.group(1),
                switch (sign) {
                    case "=" -> new Check.OneOf(new LinkedHashSet<>(Arrays.asList(value.split("\\|"))));
                    case ">=" -> new Check.AtLeast(new BigDecimal(value));
                    default -> new Check.Below(new BigDecimal(value));
                });
    }

    /// Whether the answer is what the term says.
    boolean holds(Answer answer) {
        if (answer.standing() != Answer.Standing.GIVEN) {
            return false;
        }
        return switch (check) {
            case Check.Said _ -> true;
            case Check.OneOf(var choices) ->
                Arrays.stream(answer.value().split(" ")).anyMatch(choices::contains);
            case Check.AtLeast(var number) -> number(answer.value(), number) >= 0;
            case Check.Below(var number) -> number(answer.value(), number) < 0;
        };
    }

    private static int number(String said, BigDecimal number) {
        return new BigDecimal(said).compareTo(number);
    }
}
