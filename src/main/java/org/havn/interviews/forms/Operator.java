package org.havn.interviews.forms;

/// What stands between two expressions, from the loosest to the tightest.
public enum Operator {
    OR("or", 1),
    AND("and", 2),
    EQUAL("=", 3),
    UNEQUAL("!=", 3),
    LESS("<", 4),
    AT_MOST("<=", 4),
    MORE(">", 4),
    AT_LEAST(">=", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    TIMES("*", 6),
    DIVIDED("div", 6),
    REMAINDER("mod", 6);

    private final String sign;
    private final int tightness;

    Operator(String sign, int tightness) {
        this.sign = sign;
        this.tightness = tightness;
    }

    public String sign() {
        return sign;
    }

    int tightness() {
        return tightness;
    }
}
