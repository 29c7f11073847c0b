package org.havn.people;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identifier that a person keeps, whatever their name, case or country becomes.
public record PersonId(UUID value) {

    /// An identifier for somebody whom Havn has not met before.
    public static PersonId next() {
        return new PersonId(Ids.next());
    }
}
