/// Who may enter, as whom, and what they may do.
@NullMarked
@ApplicationModule(
        displayName = "Access",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"platform", "audit"})
package org.havn.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
