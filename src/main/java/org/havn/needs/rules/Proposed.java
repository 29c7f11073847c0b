package org.havn.needs.rules;

import java.util.List;
import java.util.UUID;
import org.havn.interviews.forms.FieldPath;
import org.jspecify.annotations.Nullable;

/// What a rule found in the answers.
///
/// @param person whose need it would be; null where it would be the household's
/// @param evidence the answers on which it rests, in the rule's order
/// @param words the person's own; null where nobody wrote any down
/// @param translation the same as the interpreter said it; null where there is none
/// @param recording the answer in which the same can be heard; null where nobody recorded it
public record Proposed(
        Rule rule,
        @Nullable UUID person,
        List<FieldPath> evidence,
        @Nullable String words,
        @Nullable String translation,
        @Nullable FieldPath recording) {
    public Proposed {
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        return "Proposed[" + rule.id() + ", hidden]";
    }
}
