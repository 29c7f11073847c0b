/// How files with people in them leave Havn: for a purpose, to a recipient, never many people by one person's wish.
@NullMarked
package org.havn.access.exports;

import org.jspecify.annotations.NullMarked;
