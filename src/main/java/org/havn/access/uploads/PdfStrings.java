package org.havn.access.uploads;

/// The strings of a document's object, in round brackets or as pairs of digits in angle brackets.
final class PdfStrings {
    private PdfStrings() {}

    /// Makes every string, and every comment, as long as it is and empty of meaning.
    static void blank(byte[] file, int from, int to) {
        for (var at = from; at < to; ) {
            at = switch (file[at]) {
                case '(' -> blankRound(file, at + 1, to);
                case '<' -> at + 1 < to && file[at + 1] == '<' ? at + 2 : blankDigits(file, at + 1, to);
                case '%' -> blankComment(file, at + 1, to);
                default -> at + 1;
            };
        }
    }

    /// @return behind the bracket that ends it
    private static int blankRound(byte[] file, int from, int to) {
        var open = 1;
        for (var at = from; at < to; at++) {
            var sign = file[at];
            if (sign == '\\' && at + 1 < to) {
                file[at] = ' ';
                at++;
            } else if (sign == '(') {
                open++;
            } else if (sign == ')') {
                open--;
                if (open == 0) {
                    return at + 1;
                }
            }
            file[at] = ' ';
        }
        return to;
    }

    private static int blankDigits(byte[] file, int from, int to) {
        var even = true;
        for (var at = from; at < to; at++) {
            if (file[at] == '>') {
                return at + 1;
            }
            if (!Character.isWhitespace(file[at])) {
                file[at] = (byte) (even ? '2' : '0');
                even = !even;
            }
        }
        return to;
    }

    private static int blankComment(byte[] file, int from, int to) {
        var at = from;
        while (at < to && file[at] != '\n' && file[at] != '\r') {
            file[at] = ' ';
            at++;
        }
        return at;
    }
}
