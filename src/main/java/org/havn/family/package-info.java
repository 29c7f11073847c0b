/// The family's own view: how far its case has come, what became of what it asked for, and who opened its file; and how
/// a caseworker hands out the accounts with which it looks.
@NullMarked
@ApplicationModule(
        displayName = "Family",
        allowedDependencies = {"platform", "audit", "access", "needs", "cases", "people", "reference"})
package org.havn.family;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
