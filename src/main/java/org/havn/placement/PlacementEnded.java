package org.havn.placement;

import org.havn.cases.CaseNumber;

/// A placement was taken back; the household waits for a place again.
public record PlacementEnded(PlacementId placement, CaseNumber household) {}
