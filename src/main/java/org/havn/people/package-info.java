/// Persons as they are known to Havn: names in every script they use, birth as precisely as anyone knows, kin.
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"platform", "audit", "access", "reference"})
package org.havn.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
