package org.havn.interviews.forms;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/// Writes an expression as text again.
final class ExpressionText {
    /// How another item is named in the text.
    interface Names {
        String of(String name);
    }

    private final Names names;

    private ExpressionText(Names names) {
        this.names = names;
    }

    /// As XLSForm writes it, with `${name}`.
    static String xlsform(Expression expression) {
        return of(expression, name -> "${" + name + "}");
    }

    static String of(Expression expression, Names names) {
        return new ExpressionText(names).write(expression, 0);
    }

    private String write(Expression expression, int outside) {
        return switch (expression) {
            case Expression.Text(var value) -> value.contains("'") ? '"' + value + '"' : "'" + value + "'";
            case Expression.Numeral(var value) ->
                BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            case Expression.Field(var name) -> names.of(name);
            case Expression.Self() -> ".";
            case Expression.Column(var name) -> name;
            case Expression.Negative(var of) -> "-" + write(of, 7);
            case Expression.Binary(var operator, var left, var right) -> {
                var tightness = operator.tightness();
                var text = write(left, tightness) + " " + operator.sign() + " " + write(right, tightness + 1);
                yield tightness < outside ? "(" + text + ")" : text;
            }
            case Expression.Call(var function, var _) when function == Function.POSITION -> "position(..)";
            case Expression.Call(var function, var arguments) ->
                function.word()
                        + arguments.stream().map(it -> write(it, 0)).collect(Collectors.joining(", ", "(", ")"));
        };
    }
}
