package org.havn.placement;

import org.havn.platform.Tone;

/// What placement's part of a case's page shows.
///
/// @param proposal address of the proposal; empty while there is none
public record PlacementPanelView(String household, String sentence, Tone tone, String because, String proposal) {}
