package org.havn.interviews;

import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;

/// In which language an interview is held, and who interprets.
///
/// @param dialect as the person calls it
/// @param interpreter the interpreter's name or number; null where nobody interprets
public record InterpretedBy(
        LanguageTag language,
        @Nullable String dialect,
        @Nullable String interpreter) {
    @Override
    public String toString() {
        return "InterpretedBy[" + language + ", hidden]";
    }
}
