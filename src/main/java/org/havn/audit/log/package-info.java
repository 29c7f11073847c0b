/// The Merkle log over the trail: its order, its signed heads, and the witnesses who keep copies of them.
@NullMarked
package org.havn.audit.log;

import org.jspecify.annotations.NullMarked;
