package org.havn.access.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Whose key seals something: a person's, or a household's where the words are nobody's alone.
///
/// Why a household has a key of its own: `docs/decisions/0076-whose-key.md`
public record KeyOwner(UUID id) {

    /// A person's key.
    public static KeyOwner person(UUID id) {
        return new KeyOwner(id);
    }

    /// The key of all who are on a case together.
    public static KeyOwner household(String caseNumber) {
        return new KeyOwner(named("havn:household-key:" + caseNumber));
    }

    /// Whether this may be a household's key; a person's never is.
    boolean mayBeHousehold() {
        return id.version() == 3;
    }

    /// The mark beside this key that says that its owner's rows were erased too, and not the sealed words
    /// alone. It never seals anything; it is only ever destroyed.
    public KeyOwner withRows() {
        return new KeyOwner(named("havn:rows-erased:" + id));
    }

    /// A name and no secret (UUID version 3). It may not change: keys are kept and sealed texts are bound
    /// by it, so another one would open nothing that is there.
    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
