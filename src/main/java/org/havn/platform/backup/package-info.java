/// Backups of the database that Havn brings along: base backup and write-ahead log, sealed, put back elsewhere.
///
/// Why it looks like this: `docs/decisions/0130-backup-of-the-bundled-database.md`
@NullMarked
@NamedInterface("backup")
package org.havn.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
