package org.havn.needs.rules;

import java.util.List;
import java.util.Set;
import org.havn.needs.Phase;
import org.havn.needs.Severity;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// When an interview gives reason to think of a need, and which.
///
/// @param ofHousehold whether it is the household's need, not one person's
/// @param when the ways in which it holds; one of them is enough, and each is everything that has to be said for it
/// @param words the questions in whose answers the person's own words are, the best first; empty where nobody asks for
/// words, and whoever confirms the need has to ask for them
/// @param capability what it would ask of the place; with `:*` behind it, in the language of the interview
/// @param insteadOf the rule that this one is the more exact form of
/// @param rests where the severity and the reach come from
public record Rule(
        String id,
        boolean ofHousehold,
        List<List<Term>> when,
        List<String> words,
        @Nullable String capability,
        @Nullable Integer minutes,
        @Nullable Integer hours,
        @Nullable Integer visits,
        Severity severity,
        Set<Phase> phases,
        List<SpecificNeedCode> codes,
        @Nullable String insteadOf,
        String rests) {
    private static final String IN_THEIR_LANGUAGE = ":*";

    public Rule {
        when = when.stream().map(List::copyOf).toList();
        words = List.copyOf(words);
        phases = Set.copyOf(phases);
        codes = List.copyOf(codes);
    }

    /// What it would ask of the place for people who speak this language.
    public @Nullable CapabilityCode capability(LanguageTag language) {
        if (capability == null) {
            return null;
        }
        return capability.endsWith(IN_THEIR_LANGUAGE)
                ? new CapabilityCode(capability.substring(0, capability.length() - IN_THEIR_LANGUAGE.length()))
                        .in(language)
                : new CapabilityCode(capability);
    }
}
