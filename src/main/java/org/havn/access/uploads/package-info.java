/// Pictures and documents that people bring: taken by what they are and not by what they are called, kept sealed, and
/// given back as files.
@NullMarked
package org.havn.access.uploads;

import org.jspecify.annotations.NullMarked;
