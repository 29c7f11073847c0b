package org.havn.people;

import java.util.Set;
import java.util.regex.Pattern;

/// A writing system by its ISO 15924 code, such as `Arab` or `Latn`.
public record Script(String code) {
    private static final Pattern FORMAT = Pattern.compile("[A-Z][a-z]{3}");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg");

    public static final Script ARABIC = new Script("Arab");
    public static final Script LATIN = new Script("Latn");

    /// The script in which something is written, by its first letter.
    public static Script of(String written) {
        return switch (Character.UnicodeScript.of(written.strip().codePointAt(0))) {
            case ARABIC -> ARABIC;
            case CYRILLIC -> new Script("Cyrl");
            case ETHIOPIC -> new Script("Ethi");
            default -> LATIN;
        };
    }

    public Script {
        if (!FORMAT.matcher(code).matches()) {
            throw new IllegalArgumentException("A script code looks like Arab, but this was '" + code + "'");
        }
    }

    /// `rtl` for scripts that run from right to left.
    public String direction() {
        return RIGHT_TO_LEFT.contains(code) ? "rtl" : "ltr";
    }
}
