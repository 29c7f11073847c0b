package org.havn.browser;

/// How a reader looks at a page: in which language, on how wide a screen, by day or night, with or without script.
public record Look(String language, int width, boolean dark, boolean script) {
    /// A caseworker's desk.
    public static final Look DESK = new Look("en", 1280, false, true);
    /// A phone in a hand.
    public static final Look PHONE = new Look("en", 390, false, true);
    /// The narrowest screen that is promised to work; also what 400 % zoom makes of a desk.
    public static final Look NARROW = new Look("en", 320, false, true);

    public Look in(String otherLanguage) {
        return new Look(otherLanguage, width, dark, script);
    }

    public Look atNight() {
        return new Look(language, width, true, script);
    }

    public Look withoutScript() {
        return new Look(language, width, dark, false);
    }

    /// The part of a picture's file name that tells the looks apart.
    String suffix() {
        return width + "-" + language + (dark ? "-dark" : "") + (script ? "" : "-plain");
    }
}
