/// An invented programme with invented people, for demonstrations, tests and loads. Nobody real is in it.
///
/// [org.havn.demo.DemoCaseload] is plain Java: a seed in, a caseload out. [org.havn.demo.DemoProgramme] stores it
/// through
/// the façades. What is source and what is assumption: docs/demo-data.md.
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "platform",
            "access",
            "needs",
            "interviews",
            "interviews :: forms",
            "cases",
            "people",
            "reference"
        })
package org.havn.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
