package org.havn.placement;

import com.ibm.icu.text.ListFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.platform.Texts;
import org.havn.platform.Words;

/// What a proposal says to the family itself: one sentence, in every language that families read. It is made of the
/// family's own reasons, and of nothing that belongs to another one: no price, no other household, nobody's name.
///
/// @param place the community's name; empty where the plan has none
/// @param people how many of them travel
/// @param children whether one of them is of school age
/// @param careMinutes the longest way to care that the family cannot do without
/// @param good the rules of the policy that count for this place
record FamilySentence(String place, int people, boolean children, OptionalInt careMinutes, Set<String> good) {
    private static final int FIRST_SCHOOL_YEAR = 6;
    private static final int LAST_SCHOOL_YEAR = 18;
    /// Terms of value that a family would give as a reason itself, in the order in which they are told.
    private static final List<String> TOLD = List.of("own-wish", "language-community", "work", "adult-schooling");

    static FamilySentence of(Proposal proposal, HouseholdProfile household, String place, OptionalInt careMinutes) {
        return new FamilySentence(
                place,
                household.size(),
                household.ages().stream().anyMatch(it -> it >= FIRST_SCHOOL_YEAR && it <= LAST_SCHOOL_YEAR),
                careMinutes,
                proposal.reasons().whyHere().stream()
                        .filter(it -> it.amount() > 0)
                        .map(Reasons.Term::key)
                        .collect(Collectors.toSet()));
    }

    List<ProposalView.Told> everywhere(Texts texts) {
        return Texts.FAMILIES.stream()
                .map(it ->
                        new ProposalView.Told(it.getLanguage(), it.getLanguage().equals("ar"), in(texts.in(it))))
                .toList();
    }

    private String in(Words words) {
        if (place.isEmpty()) {
            return words.say("placement.for-family.none");
        }
        var because = new ArrayList<String>();
        careMinutes.ifPresent(it -> because.add(words.say("placement.for-family.care", it)));
        because.add(words.say("placement.for-family.home", people));
        if (children) {
            because.add(words.say("placement.for-family.school"));
        }
        TOLD.stream().filter(good::contains).forEach(it -> because.add(words.say("placement.for-family." + it)));
        return words.say(
                "placement.for-family.sentence",
                place,
                ListFormatter.getInstance(words.locale()).format(because));
    }
}
