/// Who receives: municipalities with their capacity, services, hospitals, schools and homes, and the ways between them.
@NullMarked
@ApplicationModule(
        displayName = "Communities",
        allowedDependencies = {"platform", "audit", "access", "reference"})
package org.havn.communities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
