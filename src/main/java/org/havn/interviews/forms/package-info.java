/// Forms as data: what is asked, when, and what a valid answer is. Plain Java, without Spring, SQL or a clock; what it
/// says is for whoever writes forms, and in English.
///
/// The contract with the browser is `docs/schemas/form.schema.json`; the subset of XLSForm is told in `docs/forms.md`.
@NullMarked
@NamedInterface("forms")
package org.havn.interviews.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
