package org.havn.communities;

import org.havn.reference.Provenance;

/// How many refugees a municipality was asked to settle in a year, agreed to, and had settled when the table was made.
///
/// @param settledBefore how many it settled in the eleven years 2012 to 2022 together; hidden figures not counted
public record Settlement(
        CommunityId community,
        int year,
        SettlementFigure asked,
        SettlementFigure decided,
        SettlementFigure settled,
        int settledBefore,
        Provenance provenance) {}
