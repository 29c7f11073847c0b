package org.havn.access.vault;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hears that sealed texts are about to be opened, before any is.
///
/// Every bean of this type is asked, once for each person and reading, in the reader's own transaction. One
/// that throws keeps everything closed: a budget that is used up, or an audit trail that cannot be written.
@FunctionalInterface
public interface T1Reads {
    /// @param account who reads; null where Havn itself does
    /// @param owner the person, or the household's key ([KeyOwner])
    /// @param what as in [Reading]
    void opening(@Nullable UUID account, UUID owner, String caseNumber, String what);
}
