/// Finds for every family the place where its needs are best met, proves how good the whole plan is, and explains
/// each
/// choice.
///
/// Plain Java: no Spring, no SQL; the same problem, options and seed give the same plan. `PlacementProblem` says
/// what
/// is asked,
/// `PlacementEngine` answers with a `PlacementResult`, `PlanChecker` checks it with code of its own, and
/// `PlacementExplainer`
/// says why, with numbers that equal the solver's.
@NullMarked
package org.havn.placement.engine;

import org.jspecify.annotations.NullMarked;
