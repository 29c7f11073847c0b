package org.havn.placement;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identity of a round.
public record RoundId(UUID value) {

    /// An identity that nobody has had before.
    public static RoundId next() {
        return new RoundId(Ids.next());
    }

    /// Reads the identity in an address.
    ///
    /// @throws RoundNotFound if it is none
    static RoundId of(String text) {
        try {
            return new RoundId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new RoundNotFound();
        }
    }
}
