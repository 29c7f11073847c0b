package org.havn.people;

import org.jspecify.annotations.Nullable;

/// One way in which a person's name is written, in one script.
public record PersonName(String given, @Nullable String family, Script script) {

    public PersonName {
        if (given.isBlank()) {
            throw new IllegalArgumentException("A name needs at least the part that the person is called by");
        }
        if (unseen(given) || unseen(family)) {
            throw new IllegalArgumentException("A name holds no control characters");
        }
    }

    private static boolean unseen(@Nullable String part) {
        return part != null && part.chars().anyMatch(Character::isISOControl);
    }

    /// The whole name as the person would write it.
    public String whole() {
        return family == null ? given : given + " " + family;
    }

    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
