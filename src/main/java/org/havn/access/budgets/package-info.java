/// How much of other people's lives one account may look at, and cases that nobody has a reason to look at.
@NullMarked
package org.havn.access.budgets;

import org.jspecify.annotations.NullMarked;
