/// Every parser of what comes from outside, fed with what nobody would send: SECURITY.md, S4.
@NullMarked
package org.havn.fuzz;

import org.jspecify.annotations.NullMarked;
