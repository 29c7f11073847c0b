package org.havn.interviews.forms;

/// A text is no expression of the subset.
final class ExpressionFault extends Exception {
    private final String expected;
    private final String found;
    private final String cure;

    ExpressionFault(String expected, String found, String cure) {
        super(expected + ", found " + found);
        this.expected = expected;
        this.found = found;
        this.cure = cure;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }

    String cure() {
        return cure;
    }
}
