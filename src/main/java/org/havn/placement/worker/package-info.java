/// The solver in a process of its own: killed, out of memory or out of time, it takes nothing down with it and the best
/// plan
/// that it found is kept. Plain Java; `docs/decisions/0021-solver-in-its-own-process.md` says why.
@NullMarked
package org.havn.placement.worker;

import org.jspecify.annotations.NullMarked;
