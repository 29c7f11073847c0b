package org.havn.placement;

import java.util.List;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.needs.ConfirmedNeed;
import org.havn.reference.LanguageTag;
import org.havn.reference.Priority;

/// What a placement knows of a household, and all that it knows: no name, sex, religion, ethnicity or nationality.
///
/// @param ages whole years on the day of the round, one a traveller
/// @param languages what the household speaks at home
/// @param wishes communities, or whole counties, that the family itself ranked, best first
public record HouseholdProfile(
        CaseNumber number,
        Priority priority,
        List<Integer> ages,
        List<Adult> adults,
        Set<LanguageTag> languages,
        List<ConfirmedNeed> needs,
        List<String> wishes) {

    public HouseholdProfile {
        ages = List.copyOf(ages);
        adults = List.copyOf(adults);
        languages = Set.copyOf(languages);
        needs = List.copyOf(needs);
        wishes = List.copyOf(wishes);
    }

    /// How many persons need a place.
    public int size() {
        return ages.size();
    }

    /// Someone of working age.
    ///
    /// @param hasOccupation whether there is work that the person knows
    /// @param needsSchooling whether upper secondary school is not finished
    public record Adult(boolean hasOccupation, boolean needsSchooling) {}
}
