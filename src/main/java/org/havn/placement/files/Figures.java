package org.havn.placement.files;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How numbers are written for programs: a point, no exponent, no more digits than mean something.
public final class Figures {
    private static final int DECIMALS = 6;

    private Figures() {}

    public static String decimal(double number) {
        return decimal(number, DECIMALS);
    }

    public static String decimal(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return "none";
        }
        var rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// As exactly as it was read, so that writing and reading again changes nothing.
    public static String exact(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : new BigDecimal(Double.toString(number)).toPlainString();
    }
}
