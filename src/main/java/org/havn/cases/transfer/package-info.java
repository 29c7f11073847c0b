/// Families that come and go as UNHCR's form: read into the house's own tables, and written from them.
///
/// What the house has no place for is kept beside it, sealed, and written again:
/// `docs/decisions/0290-a-form-is-kept-beside-what-was-read.md`
@NamedInterface("transfer")
@NullMarked
package org.havn.cases.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
