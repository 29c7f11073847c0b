/// The resettlement case: who resettles together, in which programme, and how far they have come.
///
/// Later modules show their part of a case through a [org.havn.cases.CasePanel], narrow the list of cases through a
/// [org.havn.cases.CaseCriterion] and add to a programme's figures through [org.havn.cases.ProgrammeFigures].
@NullMarked
@ApplicationModule(
        displayName = "Cases",
        allowedDependencies = {"platform", "audit", "access", "people", "reference"})
package org.havn.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
