package org.havn.communities;

import org.havn.reference.Provenance;

/// A municipality as somewhere to live.
///
/// @param name its Norwegian name; `officialName` keeps the Sámi and Kven names beside it
/// @param mainPlace the largest place, which `point` marks and from which travel is counted
/// @param centrality Statistics Norway's class, 1 (most central) to 6
public record Community(
        CommunityId id,
        String name,
        String officialName,
        String countyCode,
        String county,
        String mainPlace,
        Point point,
        int centrality,
        Population population,
        Provenance provenance) {}
