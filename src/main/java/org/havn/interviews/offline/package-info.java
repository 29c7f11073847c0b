/// The interview on a device that is away for days: what goes along, under which keys, and what comes back.
///
/// Why it is built so: `docs/decisions/0250-the-interview-on-a-device.md`
@NullMarked
package org.havn.interviews.offline;

import org.jspecify.annotations.NullMarked;
