/// UNHCR's electronic Resettlement Registration Form: the one file in which families travel between UNHCR and States.
///
/// Plain Java: reads a batch case by case, holds it to its rules, and writes it. The format's blocks, fields and code
/// tables are data (`errf/*.csv`).
@NamedInterface("errf")
@NullMarked
package org.havn.cases.errf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
