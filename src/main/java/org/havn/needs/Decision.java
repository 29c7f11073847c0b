package org.havn.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// What a person makes of a proposal when they confirm it.
///
/// @param words null where the interview's words stand; otherwise what was asked for since
/// @param translations more of them than the interview has
/// @param evidence what it rests on: the interview, a medical form
/// @param confirmedBy in whose capacity, such as `doctor`, where the caseworker only writes it down; empty where it is
/// the caseworker's own word
/// @param owner who holds it now; empty where nobody does yet
public record Decision(
        @Nullable OwnWords words,
        List<OwnWords.Translation> translations,
        @Nullable Requirement requirement,
        List<SpecificNeedCode> codes,
        Severity severity,
        Set<Phase> phases,
        String evidence,
        String confirmedBy,
        String owner,
        @Nullable LocalDate due) {
    public Decision {
        translations = List.copyOf(translations);
        codes = List.copyOf(codes);
        phases = Set.copyOf(phases);
    }

    @Override
    public String toString() {
        return "Decision[hidden]";
    }
}
