package org.havn.interviews.forms;

import java.util.List;

/// A condition or a calculation of a form: a subset of XPath, parsed. Nothing of it is ever run as code; each shape is
/// evaluated in plain Java, and again in the browser.
public sealed interface Expression {
    /// A text in quotes.
    record Text(String value) implements Expression {}

    record Numeral(double value) implements Expression {}

    /// Another item's answer, `${name}`. Seen from outside a repeat, that of every instance.
    record Field(String name) implements Expression {}

    /// The answer that is looked at, `.`
    record Self() implements Expression {}

    /// A column of the choice that a filter looks at.
    record Column(String name) implements Expression {}

    record Negative(Expression of) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// The expressions inside this one.
    default List<Expression> parts() {
        return switch (this) {
            case Text _, Numeral _, Field _, Self _, Column _ -> List.of();
            case Negative(var of) -> List.of(of);
            case Binary(var _, var left, var right) -> List.of(left, right);
            case Call(var _, var arguments) -> arguments;
        };
    }
}
