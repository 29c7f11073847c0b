package org.havn.reference;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a need requires and a community or hospital offers, in Havn's own vocabulary, such as `BURN_RECONSTRUCTION`.
///
/// Two of them take a language: `INTERPRETER:ar` and `LANGUAGE_COMMUNITY:ar`.
public record CapabilityCode(String value) {
    private static final Pattern FORMAT = Pattern.compile("[A-Z][A-Z_]*(:[a-z]{2,3}(-[A-Za-z0-9]{2,8})*+)?");
    private static final int LONGEST = 80;

    public CapabilityCode {
        if (value.length() > LONGEST || !FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A capability looks like DIALYSIS or INTERPRETER:ar, but this was '"
                    + (value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value) + "'");
        }
    }

    /// Somebody who interprets the language.
    public static CapabilityCode interpreter(LanguageTag language) {
        return new CapabilityCode("INTERPRETER:" + language.value());
    }

    /// People nearby who share the language.
    public static CapabilityCode languageCommunity(LanguageTag language) {
        return new CapabilityCode("LANGUAGE_COMMUNITY:" + language.value());
    }

    /// The code without its language: the row of the vocabulary that explains it.
    public CapabilityCode general() {
        var colon = value.indexOf(':');
        return colon < 0 ? this : new CapabilityCode(value.substring(0, colon));
    }

    /// The language, where the capability has one.
    public Optional<LanguageTag> language() {
        var colon = value.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(new LanguageTag(value.substring(colon + 1)));
    }

    /// The same capability in another language; the general code must be one that takes a language.
    public CapabilityCode in(LanguageTag language) {
        return new CapabilityCode(general().value() + ":" + language.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
