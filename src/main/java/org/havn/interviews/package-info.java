/// The interview: what is asked, what was said, and who heard it. Forms are data; answers are sealed.
@NullMarked
@ApplicationModule(
        displayName = "Interviews",
        allowedDependencies = {"platform", "access", "audit", "cases", "people", "reference"})
package org.havn.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
