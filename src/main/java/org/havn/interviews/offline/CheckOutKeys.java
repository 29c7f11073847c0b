package org.havn.interviews.offline;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedToHouse;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.springframework.stereotype.Component;

/// The keys of check-outs, which lie sealed under the household's key; and what was sealed to them.
@Component
class CheckOutKeys {
    private static final String KEYS = "interviews.device-keys";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CheckOutRows rows;
    private final Vault vault;

    CheckOutKeys(CheckOutRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    /// Keys that were just made: as they are kept, and those of them that a device gets.
    record Made(CheckOutRows.Keys kept, String publicKey, String half) {
        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    Made make(UUID id, CaseNumber household) {
        var pair = SealedToHouse.newPair();
        var half = new byte[32];
        RANDOM.nextBytes(half);
        var owner = KeyOwner.household(household.value());
        var sealed = vault.seal(List.of(
                new Unsealed(CheckOutRows.privateKey(id), owner, CheckOuts.text(pair.privateKey())),
                new Unsealed(CheckOutRows.half(id), owner, CheckOuts.text(half))));
        return new Made(
                new CheckOutRows.Keys(pair.publicKey(), sealed.get(0), sealed.get(1)),
                CheckOuts.text(pair.publicKey()),
                CheckOuts.text(half));
    }

    String publicKey(CheckOut checkOut) {
        return CheckOuts.text(rows.keys(checkOut.id()).publicKey());
    }

    /// The house's half of a device's key, as text.
    String half(CheckOut checkOut) {
        return opened(
                checkOut,
                new Sealed(
                        CheckOutRows.half(checkOut.id()),
                        owner(checkOut),
                        rows.keys(checkOut.id()).half()));
    }

    /// To what a device seals what it brings back.
    SealedToHouse.Pair pair(CheckOut checkOut) {
        var keys = rows.keys(checkOut.id());
        var sealed = new Sealed(CheckOutRows.privateKey(checkOut.id()), owner(checkOut), keys.privateKey());
        return new SealedToHouse.Pair(keys.publicKey(), CheckOuts.bytes(opened(checkOut, sealed)));
    }

    /// What a device says of one thing; nothing where it does not open.
    static Optional<Said> said(CheckOut checkOut, SealedToHouse.Pair pair, BroughtBack brought) {
        return SealedToHouse.open(pair, checkOut.id() + "/" + brought.key(), brought.sealed())
                .flatMap(text -> Said.of(text, brought.key(), checkOut.interview(), checkOut.device()));
    }

    private static KeyOwner owner(CheckOut checkOut) {
        return KeyOwner.household(checkOut.household().value());
    }

    /// Nothing opens any more where the household was erased.
    private String opened(CheckOut checkOut, Sealed sealed) {
        return vault.open(new Reading(checkOut.household().value(), KEYS), sealed)
                .orElseThrow(CheckOutOver::new);
    }
}
