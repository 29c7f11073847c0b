package org.havn.placement;

import java.util.List;

/// What the pages of a municipality show of a household.
///
/// @param title how many they are, or their number once the municipality has accepted
/// @param asked what the household as a whole asks of the place
public record MunicipalityView(
        String address,
        String title,
        String community,
        String state,
        boolean accepted,
        String proposedOn,
        String settleBy,
        List<MemberRow> members,
        List<String> asked) {

    /// One traveller.
    ///
    /// @param who a name once accepted, a number in the household before
    public record MemberRow(
            String who,
            String relationship,
            String sex,
            String birthYear,
            String countryOfOrigin,
            String occupation,
            String languages,
            String education,
            List<String> needs) {}
}
