package org.havn.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A way to reach somebody, or a number that says who they are.
public enum ContactKind {
    /// A telephone number, with its country's.
    PHONE,
    /// A name or number in a messaging service.
    MESSENGER,
    /// A passport's, registration's or identity card's number.
    DOCUMENT,
    /// Where they stay, exactly.
    ADDRESS;

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST = 300;
    private static final int SHORTEST_DOCUMENT = 5;

    /// The value as it is kept.
    ///
    /// @throws ContactNotValid if it cannot be one
    String asKept(String typed) {
        var value = typed.strip();
        var wrong = value.isEmpty()
                || value.length() > LONGEST
                || (this == PHONE && !PHONE_NUMBER.matcher(digits(value)).matches())
                || (this == DOCUMENT && bare(value).length() < SHORTEST_DOCUMENT);
        if (wrong) {
            throw new ContactNotValid(this);
        }
        return value;
    }

    /// The value as it is searched for: however somebody spaces or writes it. Empty for what is never searched for: an
    /// address has many ways of being written, and a messenger's name is a word.
    Optional<String> asFound(String value) {
        return switch (this) {
            case PHONE -> Optional.of(digits(value));
            case DOCUMENT -> Optional.of(bare(value));
            case MESSENGER, ADDRESS -> Optional.empty();
        };
    }

    private static String digits(String typed) {
        var bare = typed.replaceAll("[\\s().\\-/]", "");
        return bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    }

    private static String bare(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
