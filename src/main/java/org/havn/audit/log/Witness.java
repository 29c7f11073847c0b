package org.havn.audit.log;

import java.io.IOException;

/// Somebody outside the database who keeps signed heads. With one honest witness, the past cannot be rewritten unseen.
///
/// A bean of this type is handed every head, in order, and again until it has taken it.
public interface Witness {
    /// Its name in the metrics and in the list of what it has taken, such as `folder`.
    String name();

    /// Takes a head, which may be one that it has already.
    ///
    /// @throws IOException if it cannot take it now; it is asked again later
    void take(SignedHead head) throws IOException, InterruptedException;
}
