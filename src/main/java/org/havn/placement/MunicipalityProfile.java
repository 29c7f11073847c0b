package org.havn.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.cases.Relationship;
import org.havn.communities.CommunityId;
import org.havn.needs.Requirement;
import org.havn.people.Education;
import org.havn.people.LanguageSkill;
import org.havn.people.Sex;
import org.havn.reference.CountryCode;
import org.havn.reference.OccupationCode;
import org.jspecify.annotations.Nullable;

/// What a municipality sees of a household that is proposed there: anonymous until it has accepted.
///
/// There is no field that could hold a word of the family's own, and none for a name before the acceptance: `household`
/// is null until then. See docs/decisions/0142-what-a-municipality-sees.md
///
/// @param settleBy the last day of the programme: nothing earlier is known yet
/// @param household number and names, once the municipality has accepted; null before
/// @param asked what the household as a whole asks of the place
record MunicipalityProfile(
        PlacementId id,
        CommunityId community,
        Instant proposedAt,
        LocalDate settleBy,
        @Nullable Household household,
        List<Member> members,
        List<Requirement> asked) {
    MunicipalityProfile {
        members = List.copyOf(members);
        asked = List.copyOf(asked);
    }

    boolean accepted() {
        return household != null;
    }

    /// Who they are.
    record Household(CaseNumber number) {}

    /// One traveller.
    ///
    /// @param name null before the acceptance
    /// @param needs confirmed requirements, before the acceptance without those that tell of danger
    record Member(
            @Nullable String name,
            Relationship relationship,
            Sex sex,
            int birthYear,
            CountryCode countryOfOrigin,
            @Nullable OccupationCode occupation,
            List<LanguageSkill> languages,
            Education education,
            List<Requirement> needs) {
        Member {
            languages = List.copyOf(languages);
            needs = List.copyOf(needs);
        }

        @Override
        public String toString() {
            return "Member[hidden]";
        }
    }
}
