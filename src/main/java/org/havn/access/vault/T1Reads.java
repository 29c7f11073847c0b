package org.havn.access.vault;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hears that sealed texts are about to be opened, before any is.
///
/// Every bean of this type is asked, once a reading, in the reader's own transaction. One that throws keeps
/// everything closed: a budget that is used up, or an audit trail that cannot be written.
@FunctionalInterface
public interface T1Reads {
    /// @param account who reads; null where Havn itself does
    /// @param owners the persons, or the household's key ([KeyOwner])
    void opening(@Nullable UUID account, Collection<UUID> owners, Reading reading);
}
