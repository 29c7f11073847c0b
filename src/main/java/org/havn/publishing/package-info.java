/// What the public is told: so far figures, released so that nobody can be found in them.
///
/// The counting asks the façades of the modules that know; what is released lies in tables of this
/// module, never in a view over living rows. How it is made safe is plain Java:
/// [org.havn.publishing.release].
@NullMarked
@ApplicationModule(
        displayName = "Publishing",
        allowedDependencies = {
            "platform",
            "audit",
            "access",
            "reference",
            "cases",
            "communities",
            "needs",
            "placement",
            "people"
        })
package org.havn.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
