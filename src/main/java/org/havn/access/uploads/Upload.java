package org.havn.access.uploads;

import java.time.Instant;
import java.util.UUID;

/// A kept file; its content is elsewhere.
///
/// @param size of the content, in bytes
/// @param by the account that brought it
public record Upload(UUID id, About about, UploadKind kind, int size, UUID by, Instant at) {

    /// What a file belongs to.
    ///
    /// @param type such as `need` or `person`
    /// @param id that one's
    public record About(String type, UUID id) {}
}
