package org.havn.audit.verify;

import org.jspecify.annotations.Nullable;

/// Something that is not as it was signed.
///
/// @param leaf the first leaf that it touches, or null where no leaf is touched
/// @param sentence what was found
record Finding(@Nullable Long leaf, String sentence) {}
