package org.havn.access.vault;

/// A module's rows of sealed texts, so that they can be sealed anew under a person's new key.
public interface SealedRows {
    /// Seals everything of this owner anew that an older key still seals, by [Vault#reseal], in its own
    /// transactions.
    ///
    /// Bears running twice and being stopped half-way. What fails leaves the older key in place.
    void reseal(KeyOwner owner);
}
