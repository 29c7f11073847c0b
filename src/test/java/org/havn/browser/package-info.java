/// A real browser that looks at the pages as people do: wide, narrow, dark, without script, with a screen reader's
/// eyes.
@NullMarked
package org.havn.browser;

import org.jspecify.annotations.NullMarked;
