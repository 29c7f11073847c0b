/// The policy lab on files: the same families in the same orders under several policies, as shares of what hindsight
/// would have found, and the command `havn simulate` around it. A share is what a policy loses by not knowing the
/// future;
/// it is no forecast of what it will do for families.
@NamedInterface("simulate")
@NullMarked
package org.havn.placement.simulate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
