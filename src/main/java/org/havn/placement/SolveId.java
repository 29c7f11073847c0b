package org.havn.placement;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identity of a solve.
public record SolveId(UUID value) {

    /// An identity that nobody has had before.
    public static SolveId next() {
        return new SolveId(Ids.next());
    }

    /// Reads the identity in an address.
    ///
    /// @throws RoundNotFound if it is none
    static SolveId of(String text) {
        try {
            return new SolveId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new RoundNotFound();
        }
    }
}
