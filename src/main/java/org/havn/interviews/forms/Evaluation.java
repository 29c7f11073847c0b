package org.havn.interviews.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works out one expression where it stands. What other items say, it asks.
final class Evaluation {
    /// What an expression can see of the answers.
    interface Answers {
        /// What an item says, seen from a place in the form: one value, or many from outside a repeat.
        Value of(String name, @Nullable FieldPath from);

        /// Which instance of the nearest repeat a place is in, from 1; 0 outside any.
        int position(@Nullable FieldPath from);
    }

    private static final int LONGEST_STEPS = 200_000;

    private final Answers answers;
    private final LocalDate today;
    private final @Nullable FieldPath from;
    private final Value self;
    private final Map<String, String> columns;

    /// @param from where the expression stands
    /// @param self what `.` means there
    /// @param columns of the choice that a filter looks at
    Evaluation(Answers answers, LocalDate today, @Nullable FieldPath from, Value self, Map<String, String> columns) {
        this.answers = answers;
        this.today = today;
        this.from = from;
        this.self = self;
        this.columns = columns;
    }

    Value of(Expression expression) {
        return switch (expression) {
            case Expression.Text(var value) -> new Value.Words(value);
            case Expression.Numeral(var value) -> new Value.Numeral(value);
            case Expression.Field(var name) -> answers.of(name, from);
            case Expression.Self() -> self;
            case Expression.Column(var name) -> new Value.Words(columns.getOrDefault(name, ""));
            case Expression.Negative(var inner) -> new Value.Numeral(-of(inner).asNumber());
            case Expression.Binary(var operator, var left, var right) -> binary(operator, left, right);
            case Expression.Call(var function, var arguments) -> call(function, arguments);
        };
    }

    private Value binary(Operator operator, Expression left, Expression right) {
        return switch (operator) {
            case OR -> new Value.Truth(of(left).asTruth() || of(right).asTruth());
            case AND -> new Value.Truth(of(left).asTruth() && of(right).asTruth());
            case EQUAL -> new Value.Truth(equal(of(left).one(), of(right).one()));
            case UNEQUAL -> new Value.Truth(!equal(of(left).one(), of(right).one()));
            case LESS -> new Value.Truth(number(left) < number(right));
            case AT_MOST -> new Value.Truth(number(left) <= number(right));
            case MORE -> new Value.Truth(number(left) > number(right));
            case AT_LEAST -> new Value.Truth(number(left) >= number(right));
            case PLUS -> new Value.Numeral(number(left) + number(right));
            case MINUS -> new Value.Numeral(number(left) - number(right));
            case TIMES -> new Value.Numeral(number(left) * number(right));
            case DIVIDED -> new Value.Numeral(number(left) / number(right));
            case REMAINDER -> new Value.Numeral(number(left) % number(right));
        };
    }

    private double number(Expression expression) {
        return of(expression).asNumber();
    }

    private static boolean equal(Value left, Value right) {
        if (left instanceof Value.Truth || right instanceof Value.Truth) {
            return left.asTruth() == right.asTruth();
        }
        if (left instanceof Value.Numeral || right instanceof Value.Numeral) {
            return Math.abs(left.asNumber() - right.asNumber()) < 1e-12;
        }
        return left.asWords().equals(right.asWords());
    }

    private Value call(Function function, List<Expression> arguments) {
        return switch (function) {
            case SELECTED ->
                new Value.Truth(
                        words(text(arguments, 0)).anyMatch(text(arguments, 1).strip()::equals));
            case COUNT -> new Value.Numeral(of(arguments.getFirst()) instanceof Value.Many(var all) ? all.size() : 1);
            case COUNT_SELECTED -> new Value.Numeral(words(text(arguments, 0)).count());
            case SUM ->
                new Value.Numeral(
                        of(arguments.getFirst()) instanceof Value.Many(var all)
                                ? all.stream().mapToDouble(Value::asNumber).sum()
                                : number(arguments.getFirst()));
            case IF -> of(arguments.get(of(arguments.get(0)).asTruth() ? 1 : 2));
            case COALESCE -> {
                var first = of(arguments.get(0)).one();
                yield first.asWords().isEmpty() ? of(arguments.get(1)).one() : first;
            }
            case TODAY -> new Value.Day(today);
            case DATE -> date(of(arguments.getFirst()).one());
            case NOT -> new Value.Truth(!of(arguments.getFirst()).asTruth());
            case TRUE -> new Value.Truth(true);
            case FALSE -> new Value.Truth(false);
            case REGEX -> new Value.Truth(matches(text(arguments, 1), text(arguments, 0)));
            case STRING_LENGTH -> new Value.Numeral(text(arguments, 0).length());
            case CONTAINS -> new Value.Truth(text(arguments, 0).contains(text(arguments, 1)));
            case STARTS_WITH -> new Value.Truth(text(arguments, 0).startsWith(text(arguments, 1)));
            case CONCAT -> {
                var whole = new StringBuilder();
                arguments.forEach(it -> whole.append(of(it).asWords()));
                yield new Value.Words(whole.toString());
            }
            case INT -> {
                var number = number(arguments.getFirst());
                yield new Value.Numeral(number < 0 ? Math.ceil(number) : Math.floor(number));
            }
            case ROUND -> new Value.Numeral(rounded(arguments));
            case NUMBER -> new Value.Numeral(number(arguments.getFirst()));
            case STRING -> new Value.Words(text(arguments, 0));
            case POSITION -> new Value.Numeral(answers.position(from));
        };
    }

    private String text(List<Expression> arguments, int index) {
        return of(arguments.get(index)).asWords();
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).filter(it -> !it.isEmpty());
    }

    private static Value date(Value value) {
        return switch (value) {
            case Value.Words(var text) -> Value.day(text);
            case Value.Numeral(var number)
            when !Double.isNaN(number) -> new Value.Day(LocalDate.ofEpochDay((long) number));
            case Value.Numeral _, Value.Truth _, Value.Day _, Value.Many _ -> value;
        };
    }

    private double rounded(List<Expression> arguments) {
        var number = number(arguments.getFirst());
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return number;
        }
        var places = arguments.size() < 2 ? 0 : (int) number(arguments.get(1));
        var scale = Math.pow(10, Math.clamp(places, -9, 9));
        return Math.round(number * scale) / scale;
    }

    /// Whether the whole text fits. A pattern that goes round in circles is cut off and fits nothing.
    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new Bounded(text, new AtomicInteger(LONGEST_STEPS)))
                    .matches();
        } catch (Endless _) {
            return false;
        }
    }

    private static final class Endless extends RuntimeException {
        Endless() {
            super("The pattern looks at the text too often", null, false, false);
        }
    }

    /// A text that can be looked at only so often.
    private record Bounded(String text, AtomicInteger left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left.getAndDecrement() <= 0) {
                throw new Endless();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Bounded(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
