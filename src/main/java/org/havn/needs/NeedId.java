package org.havn.needs;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identity that a need keeps from the first interview to the end.
public record NeedId(UUID value) {

    /// The identity of a need that has just been voiced.
    public static NeedId next() {
        return new NeedId(Ids.next());
    }
}
