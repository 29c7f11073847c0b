/// The words that needs and offers share: countries, languages, code lists, capabilities, and how sure a figure is.
@NullMarked
@ApplicationModule(
        displayName = "Reference",
        allowedDependencies = {"platform", "audit", "access"})
package org.havn.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
