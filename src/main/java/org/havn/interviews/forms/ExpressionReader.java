package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads an expression of the subset that `docs/forms.md` tells. What is outside of it is named.
final class ExpressionReader {
    private static final int DEEPEST = 40;

    /// What names and paths mean where the expression stands.
    interface Names {
        /// Whether the form has an item of this name.
        boolean has(String name);

        /// The item to which a path leads; `..` goes up, and an absolute path begins with the form's own root.
        Optional<String> at(boolean absolute, List<String> steps);
    }

    private final Tokens tokens;
    private final Names names;
    private final boolean filter;
    private int depth;

    private ExpressionReader(Tokens tokens, Names names, boolean filter) {
        this.tokens = tokens;
        this.names = names;
        this.filter = filter;
    }

    /// @param filter whether it chooses among choices, so that bare names are their columns
    static Expression read(String text, Names names, boolean filter) throws ExpressionFault {
        var reader = new ExpressionReader(new Tokens(text), names, filter);
        var expression = reader.binary(1);
        if (reader.tokens.peek().kind() != Tokens.Kind.END) {
            throw reader.outside();
        }
        return expression;
    }

    private ExpressionFault outside() {
        var next = tokens.peek();
        return switch (next.text()) {
            case "[" ->
                new ExpressionFault(
                        "no condition in brackets", next.said(), "Havn's subset has none: compare with and, or.");
            case "//" -> new ExpressionFault("a path step by step", next.said(), "Name each step, or use ${name}.");
            case "|" -> new ExpressionFault("no union of paths", next.said(), "Use or.");
            default ->
                new ExpressionFault("a sign such as = or and", next.said(), "Look whether a bracket is missing.");
        };
    }

    private Expression binary(int tightness) throws ExpressionFault {
        if (tightness > 6) {
            return unary();
        }
        if (++depth > DEEPEST * 8) {
            throw new ExpressionFault(
                    "an expression that is less deep", tokens.peek().said(), "Split it up.");
        }
        var left = binary(tightness + 1);
        for (var operator = operator(tightness); operator.isPresent(); operator = operator(tightness)) {
            tokens.take();
            left = new Expression.Binary(operator.get(), left, binary(tightness + 1));
        }
        depth--;
        return left;
    }

    private Optional<Operator> operator(int tightness) {
        return Arrays.stream(Operator.values())
                .filter(it -> it.tightness() == tightness && tokens.peek().is(it.sign()))
                .findFirst();
    }

    private Expression unary() throws ExpressionFault {
        return tokens.takes("-") ? new Expression.Negative(unary()) : primary();
    }

    private Expression primary() throws ExpressionFault {
        var token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER ->
                new Expression.Numeral(Double.parseDouble(tokens.take().text()));
            case TEXT -> new Expression.Text(tokens.take().text());
            case FIELD -> field();
            case NAME -> tokens.after().is("(") ? call() : path();
            case SIGN -> sign(token);
            case END -> throw new ExpressionFault("a value", "the end", "Write what is missing.");
        };
    }

    private Expression sign(Tokens.Token token) throws ExpressionFault {
        if (tokens.takes("(")) {
            var inner = binary(1);
            tokens.require(")");
            return inner;
        }
        if (token.is(".") || token.is("..") || token.is("/")) {
            return path();
        }
        throw outsideOr("a value");
    }

    private ExpressionFault outsideOr(String expected) {
        var fault = outside();
        return "[|//".contains(tokens.peek().text())
                ? fault
                : new ExpressionFault(expected, tokens.peek().said(), "Write what is missing.");
    }

    private Expression field() throws ExpressionFault {
        var token = tokens.take();
        if (!names.has(token.text())) {
            throw new ExpressionFault(
                    "the name of a question or group of this form",
                    "${" + token.text() + "} at character " + token.at(),
                    "Look at the spelling in column name.");
        }
        if (tokens.peek().is("/") || tokens.peek().is("[")) {
            throw new ExpressionFault("${name} alone", tokens.peek().said(), "Name the question itself.");
        }
        return new Expression.Field(token.text());
    }

    private Expression path() throws ExpressionFault {
        var begin = tokens.peek();
        var absolute = tokens.takes("/");
        var steps = new ArrayList<String>();
        do {
            var step = tokens.take();
            if (step.kind() != Tokens.Kind.NAME && !step.is(".") && !step.is("..")) {
                throw new ExpressionFault("a step of a path", step.said(), "Write ${name}.");
            }
            if (!step.text().equals(".")) {
                steps.add(step.text());
            }
        } while (tokens.takes("/"));
        if (steps.isEmpty()) {
            return new Expression.Self();
        }
        if (filter && !absolute && steps.size() == 1 && !steps.getFirst().equals("..")) {
            return new Expression.Column(steps.getFirst());
        }
        return named(absolute, steps, begin);
    }

    private Expression named(boolean absolute, List<String> steps, Tokens.Token begin) throws ExpressionFault {
        var path = (absolute ? "/" : "") + String.join("/", steps);
        var name = names.at(absolute, steps)
                .orElseThrow(() -> new ExpressionFault(
                        "a path to a question or group of this form",
                        "'" + path + "' at character " + begin.at(),
                        steps.size() == 1 && names.has(path) ? "Write ${" + path + "}." : "Write ${name}."));
        return new Expression.Field(name);
    }

    private Expression call() throws ExpressionFault {
        var word = tokens.take();
        tokens.require("(");
        if (word.text().equals("current")) {
            tokens.require(")");
            return current(word);
        }
        if (word.text().equals("position")) {
            if (!tokens.takes("..") || !tokens.takes(")")) {
                throw new ExpressionFault(
                        "position(..)", tokens.peek().said(), "Havn's subset knows no other position.");
            }
            return new Expression.Call(Function.POSITION, List.of());
        }
        var function = Function.of(word.text())
                .orElseThrow(() -> new ExpressionFault(
                        "one of the functions in docs/forms.md", word.said(), "Say it with one of those."));
        var arguments = new ArrayList<Expression>();
        if (!tokens.peek().is(")")) {
            do {
                arguments.add(binary(1));
            } while (tokens.takes(","));
        }
        tokens.require(")");
        if (!function.takes(arguments.size())) {
            throw new ExpressionFault(
                    function.takes() + " values in " + function.word() + "()",
                    String.valueOf(arguments.size()),
                    "Look at the commas.");
        }
        if (function == Function.REGEX) {
            requireReadable(arguments.get(1));
        }
        return new Expression.Call(function, arguments);
    }

    /// `current()` is where the expression stands, so `current()/../name` is a neighbour.
    private Expression current(Tokens.Token word) throws ExpressionFault {
        if (!tokens.takes("/")) {
            return new Expression.Self();
        }
        var steps = new ArrayList<String>();
        Tokens.Token step;
        do {
            step = tokens.take();
            if (step.kind() != Tokens.Kind.NAME && !step.is(".") && !step.is("..")) {
                throw new ExpressionFault("a step of a path", step.said(), "Write current()/../name.");
            }
            if (!step.text().equals(".")) {
                steps.add(step.text());
            }
        } while (tokens.takes("/"));
        return steps.isEmpty() ? new Expression.Self() : named(false, steps, word);
    }

    private static void requireReadable(Expression pattern) throws ExpressionFault {
        if (!(pattern instanceof Expression.Text(var text))) {
            throw new ExpressionFault(
                    "a pattern in quotes", "something that is worked out", "Write the pattern itself.");
        }
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException unreadable) {
            throw new ExpressionFault(
                    "a regular expression", Problems.quoted(text), "It says: " + unreadable.getDescription() + ".");
        }
    }
}
