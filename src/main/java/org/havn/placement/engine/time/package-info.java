/// Placing week by week while places are for the year: what is scarce later has a price today.
///
/// A `Moment` is what is known when a batch is to be placed; a `BatchPolicy` answers it with a `BatchPlan`. Futures are
/// drawn from past cases (`Futures`), their linear programmes give prices (`FuturePrices`), and where places are small
/// `PlaceValues` says what is left of a locality is worth to whole families; `Staged` weighs whole families now against
/// the futures themselves. `Standing` keeps the year's books:
/// capacities by day, refusals, returns, delays and withdrawals. Plain Java: no Spring, no SQL, no clock; the same
/// moment and seed give the same plan, whatever the number of threads.
@NullMarked
package org.havn.placement.engine.time;

import org.jspecify.annotations.NullMarked;
