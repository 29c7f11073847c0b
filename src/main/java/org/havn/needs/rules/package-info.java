/// From answers to proposed needs, by rules that are data. Plain Java, without Spring, SQL or a clock.
///
/// A rule proposes; only a person makes a need of it. The rules and how to write one: `docs/need-rules.md`.
@NullMarked
package org.havn.needs.rules;

import org.jspecify.annotations.NullMarked;
