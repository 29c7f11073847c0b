/// Checks the trail against the log, and the log against every head that was ever signed: `havn audit`.
@NullMarked
package org.havn.audit.verify;

import org.jspecify.annotations.NullMarked;
