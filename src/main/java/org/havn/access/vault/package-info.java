/// What only few may read, sealed under a key of the person whom it is about, and the keys themselves.
@NullMarked
package org.havn.access.vault;

import org.jspecify.annotations.NullMarked;
