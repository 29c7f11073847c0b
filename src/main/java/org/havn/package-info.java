/// Havn takes a family from its first interview to the day on which each need it voiced is confirmed as met.
@NullMarked
package org.havn;

import org.jspecify.annotations.NullMarked;
