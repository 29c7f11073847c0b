/// Who did and opened what, on whom, when and why, in a trail that its own administrator cannot rewrite unseen.
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"platform", "platform :: database"})
package org.havn.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
