/// Where a household will settle, why, and who decided.
@NullMarked
@ApplicationModule(
        displayName = "Placement",
        allowedDependencies = {"platform", "audit", "access", "reference", "people", "cases", "communities", "needs"})
package org.havn.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
