/// The solver in a process of its own: killed, out of memory or out of time, it takes nothing down with it and the best
/// plan
/// that it found is kept. Plain Java; `docs/decisions/0021-how-the-worker-is-held.md` says how.
@NullMarked
package org.havn.placement.worker;

import org.jspecify.annotations.NullMarked;
