/// Families' own rankings, met as far as a promise about everybody's outcome allows.
@NullMarked
package org.havn.placement.engine.wishes;

import org.jspecify.annotations.NullMarked;
