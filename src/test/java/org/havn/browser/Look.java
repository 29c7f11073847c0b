package org.havn.browser;

/// How a reader looks at a page: in which language, on how wide a screen, by day or night, with or without script, in
/// the reader's own colours or on paper, how large, and from which side.
public record Look(
        String language, int width, boolean dark, boolean script, Medium medium, int zoom, boolean rightToLeft) {
    /// A caseworker's desk.
    public static final Look DESK = new Look("en", 1280, false, true, Medium.SCREEN, 1, false);
    /// A phone in a hand.
    public static final Look PHONE = new Look("en", 390, false, true, Medium.SCREEN, 1, false);
    /// The narrowest screen that is promised to work; also what 400 % zoom makes of a desk.
    public static final Look NARROW = new Look("en", 320, false, true, Medium.SCREEN, 1, false);

    /// On what the page is seen.
    public enum Medium {
        SCREEN,
        /// A screen in the few colours that the reader has chosen.
        FORCED_COLOURS,
        PAPER
    }

    public Look in(String otherLanguage) {
        return new Look(otherLanguage, width, dark, script, medium, zoom, rightToLeft);
    }

    public Look atNight() {
        return new Look(language, width, true, script, medium, zoom, rightToLeft);
    }

    public Look withoutScript() {
        return new Look(language, width, dark, false, medium, zoom, rightToLeft);
    }

    public Look inForcedColours() {
        return new Look(language, width, dark, script, Medium.FORCED_COLOURS, zoom, rightToLeft);
    }

    public Look onPaper() {
        return new Look(language, width, dark, script, Medium.PAPER, zoom, rightToLeft);
    }

    /// Twice as large, as the browser's zoom does it: half as many pixels of the page on the same screen.
    public Look zoomed() {
        return new Look(language, width / 2, dark, script, medium, 2, rightToLeft);
    }

    /// As a script that runs from right to left turns the page, whatever language its words have yet.
    public Look fromTheRight() {
        return new Look(language, width, dark, script, medium, zoom, true);
    }

    /// The part of a picture's file name that tells the looks apart.
    String suffix() {
        return width
                + "-"
                + language
                + (dark ? "-dark" : "")
                + (script ? "" : "-plain")
                + (medium == Medium.FORCED_COLOURS ? "-forced" : medium == Medium.PAPER ? "-paper" : "")
                + (zoom == 1 ? "" : "-zoomed")
                + (rightToLeft ? "-rtl" : "");
    }
}
