/// What every module stands on and what knows no domain word: refusals, texts, the page frame, ids and the clock.
@NullMarked
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package org.havn.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
