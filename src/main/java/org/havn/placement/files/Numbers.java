package org.havn.placement.files;

/// Numbers as the files write them: digits, a sign, a point, an exponent. `NaN`, `Infinity`, `0x10`, `1d` and `1,5`,
/// some of
/// which Java would read, are none.
final class Numbers {
    private Numbers() {}

    /// @return a whole number from 0 to [Limits#COUNT], or -1
    static int count(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number > Limits.COUNT ? -1 : (int) number;
    }

    /// @return a finite number, or NaN
    static double decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            var number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
