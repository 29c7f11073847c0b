/// What a person or a household needs: one need, one identity, from the first words to *met*, said by the person.
@NullMarked
@ApplicationModule(
        displayName = "Needs",
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "cases",
            "cases :: errf",
            "people",
            "reference",
            "interviews",
            "interviews :: forms"
        })
package org.havn.needs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
