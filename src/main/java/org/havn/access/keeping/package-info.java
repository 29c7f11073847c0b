/// How long Havn keeps what it holds about persons, how it erases it, and the copy that everybody may have of it.
@NullMarked
package org.havn.access.keeping;

import org.jspecify.annotations.NullMarked;
