/// What watches over a running Havn: metrics for a program, and mails to its operators when something needs a hand.
@NullMarked
package org.havn.platform.watch;

import org.jspecify.annotations.NullMarked;
