/// Counts in, a release out that gives nobody away: plain Java, no Spring, no SQL, no clock; the same
/// counts, history and secret give the same release.
///
/// Why it is done so: docs/decisions/0285-figures-that-give-nobody-away.md
@NullMarked
package org.havn.publishing.release;

import org.jspecify.annotations.NullMarked;
