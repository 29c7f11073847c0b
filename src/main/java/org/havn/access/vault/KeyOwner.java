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
        var name = "havn:household-key:" + caseNumber;
        return new KeyOwner(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /// The mark beside this key that says that its owner's rows were erased too, and not the sealed words alone. It
    /// never seals anything; it is only ever destroyed.
    public KeyOwner withRows() {
        return new KeyOwner(UUID.nameUUIDFromBytes(("havn:rows-erased:" + id).getBytes(StandardCharsets.UTF_8)));
    }
}
