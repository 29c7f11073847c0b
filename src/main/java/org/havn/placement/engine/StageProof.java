package org.havn.placement.engine;

import org.havn.placement.engine.SolveProgress.Stage;

/// How far one stage of a solve is proven.
///
/// @param stage which
/// @param reached the count of families (or the value) that the plan reaches, which later stages hold
/// @param bound what no plan can exceed, given what earlier stages hold
/// @param proven whether the two meet
public record StageProof(Stage stage, double reached, double bound, boolean proven) {}
