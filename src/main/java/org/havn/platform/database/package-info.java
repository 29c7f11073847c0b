/// The database that Havn brings along, how a database is addressed, and the migrations that shape it.
@NullMarked
@NamedInterface("database")
package org.havn.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
