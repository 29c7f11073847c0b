package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words and signs of an expression, one after the other.
final class Tokens {
    /// What a token is.
    enum Kind {
        NUMBER,
        TEXT,
        FIELD,
        NAME,
        SIGN,
        END
    }

    /// @param at the character where it begins, from 1
    record Token(Kind kind, String text, int at) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }

        String said() {
            return kind == Kind.END ? "the end" : "'" + text + "' at character " + at;
        }
    }

    private static final int LONGEST = 4_000;
    private static final Pattern TOKEN = Pattern.compile("""
            (?<number>\\d+(?:\\.\\d*)?|\\.\\d+)\
            |'(?<single>[^']*)'|"(?<double>[^"]*)"\
            |\\$\\{\\s*(?<field>[^}\\s]+)\\s*}\
            |(?<name>[A-Za-z_][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*(?::[A-Za-z_][A-Za-z0-9_-]*)?)\
            |(?<sign>!=|<=|>=|//|\\.\\.|[=<>+*,()/.\\[\\]-]|\\|)""");

    private final List<Token> all = new ArrayList<>();
    private int next;

    Tokens(String text) throws ExpressionFault {
        if (text.length() > LONGEST) {
            throw new ExpressionFault(
                    "an expression of at most 4,000 characters", text.length() + " characters", "Make it shorter.");
        }
        var at = 0;
        var matcher = TOKEN.matcher(text);
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0') {
                at++;
            } else if (matcher.region(at, text.length()).lookingAt()) {
                all.add(token(matcher, at + 1));
                at = matcher.end();
            } else {
                throw unknown(text, at);
            }
        }
        all.add(new Token(Kind.END, "", text.length() + 1));
    }

    private static Token token(java.util.regex.Matcher matcher, int at) {
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"), at);
        }
        if (matcher.group("single") != null) {
            return new Token(Kind.TEXT, matcher.group("single"), at);
        }
        if (matcher.group("double") != null) {
            return new Token(Kind.TEXT, matcher.group("double"), at);
        }
        if (matcher.group("field") != null) {
            return new Token(Kind.FIELD, matcher.group("field"), at);
        }
        return matcher.group("name") != null
                ? new Token(Kind.NAME, matcher.group("name"), at)
                : new Token(Kind.SIGN, matcher.group("sign"), at);
    }

    private static ExpressionFault unknown(String text, int at) {
        var found = text.codePointAt(at);
        var shown = "'" + Character.toString(found) + "' at character " + (at + 1);
        if ("\u2018\u2019\u201c\u201d\u00ab\u00bb".indexOf(found) >= 0) {
            return new ExpressionFault("straight quotation marks", shown, "Write ' instead of it.");
        }
        if (found == '\'' || found == '"') {
            return new ExpressionFault("a text that ends with " + Character.toString(found), shown, "Close it.");
        }
        if (found == '$') {
            return new ExpressionFault("a name as ${name}", shown, "Write it with both brackets.");
        }
        return new ExpressionFault("names, numbers, texts in quotes and signs", shown, "Take it away.");
    }

    Token peek() {
        return all.get(next);
    }

    Token after() {
        return all.get(Math.min(next + 1, all.size() - 1));
    }

    Token take() {
        var token = peek();
        if (next < all.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takes(String sign) {
        if (peek().is(sign)) {
            take();
            return true;
        }
        return false;
    }

    void require(String sign) throws ExpressionFault {
        if (!takes(sign)) {
            throw new ExpressionFault("'" + sign + "'", peek().said(), "Put it there.");
        }
    }
}
