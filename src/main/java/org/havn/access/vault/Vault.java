package org.havn.access.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.havn.access.CurrentActor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Seals what only few may read, each text under the key of the person whom it is about, and opens it for
/// one case at a time.
///
/// Lists, counts and placement never need it: what they read is not sealed.
@Service
public class Vault {
    private final PersonKeys keys;
    private final CurrentActor actor;
    private final ObjectProvider<T1Reads> reads;
    private final ObjectProvider<SealedRows> rows;
    private final SealFormat format;

    Vault(
            PersonKeys keys,
            CurrentActor actor,
            ObjectProvider<T1Reads> reads,
            ObjectProvider<SealedRows> rows,
            SealFormat format) {
        this.format = format;
        this.keys = keys;
        this.actor = actor;
        this.reads = reads;
        this.rows = rows;
    }

    /// Seals one text.
    ///
    /// @throws KeyDestroyed if the owner was erased
    public byte[] seal(Place place, KeyOwner owner, String text) {
        return seal(List.of(new Unsealed(place, owner, text))).getFirst();
    }

    /// Seals many texts, in their order.
    ///
    /// @throws KeyDestroyed if one of the owners was erased
    public List<byte[]> seal(List<Unsealed> texts) {
        var newest = keys.newest(texts.stream().map(it -> it.owner().id()).collect(Collectors.toSet()));
        var sealed = new ArrayList<byte[]>(texts.size());
        for (var text : texts) {
            var key = newest.get(text.owner().id());
            if (key == null) {
                throw new IllegalStateException("An owner was left without a key");
            }
            sealed.add(Envelope.seal(format, key.key(), key.name().version(), text));
        }
        return sealed;
    }

    /// Opens one text; empty where its owner was erased.
    ///
    /// @throws SealBroken if it was changed, or was sealed elsewhere
    public Optional<String> open(Reading reading, Sealed sealed) {
        return open(reading, List.of(sealed)).getFirst();
    }

    /// Opens texts of one case, in their order; those whose owner was erased are empty.
    ///
    /// Who wants to count, refuse or record a reading is asked before anything is opened ([T1Reads]).
    ///
    /// @throws SealBroken if one was changed, or was sealed elsewhere
    public List<Optional<String>> open(Reading reading, List<Sealed> sealed) {
        var account = actor.find().map(it -> it.account()).orElse(null);
        var owners = new LinkedHashSet<UUID>();
        sealed.forEach(it -> owners.add(it.owner().id()));
        if (!owners.isEmpty()) {
            reads.orderedStream().forEach(it -> it.opening(account, owners, reading));
        }
        return opened(sealed);
    }

    /// Seals one sentence of a note's column, under the key of the case's household.
    ///
    /// @throws KeyDestroyed if the household was erased
    public byte[] seal(SealedNote note, String row, String caseNumber, String words) {
        return seal(List.of(note.unsealed(row, caseNumber, words))).getFirst();
    }

    /// Seals texts as [#seal] does, and those of owners who were erased under keys that nobody keeps: a
    /// database that was restored from before may hold their words readable.
    public List<byte[]> sealOrLose(List<Unsealed> texts) {
        var sealed =
                seal(texts.stream().filter(it -> !erased(it.owner())).toList()).iterator();
        return texts.stream()
                .map(it -> erased(it.owner()) ? Envelope.seal(format, Gcm.newKey(), 1, it) : sealed.next())
                .toList();
    }

    /// Opens sentences of one case, in their order; empty where there is none, or where the household was
    /// erased.
    ///
    /// @param what as the audit trail will have it
    public List<String> openNotes(String caseNumber, String what, List<KeptNote> notes) {
        var sealed = new ArrayList<Sealed>();
        for (var it : notes) {
            var bytes = it.sealed();
            if (bytes != null) {
                sealed.add(it.note().found(it.row(), caseNumber, bytes));
            }
        }
        var opened = open(new Reading(caseNumber, what), sealed).iterator();
        return notes.stream()
                .map(it -> it.sealed() == null
                        ? Objects.requireNonNullElse(it.readable(), "")
                        : opened.next().orElse(""))
                .toList();
    }

    /// Seals anew, under their owners' newest keys, what stays where it is; nobody reads it.
    ///
    /// @return for each text its new form; empty where its owner was erased
    public List<Optional<byte[]>> reseal(List<Sealed> sealed) {
        var opened = opened(sealed);
        var texts = new ArrayList<Unsealed>();
        for (var i = 0; i < sealed.size(); i++) {
            var it = sealed.get(i);
            opened.get(i).ifPresent(text -> texts.add(new Unsealed(it.place(), it.owner(), text)));
        }
        var anew = seal(texts).iterator();
        return opened.stream().map(it -> it.map(_ -> anew.next())).toList();
    }

    /// Whether this text is sealed under an older key of its owner, or in another format than new ones are.
    public boolean stale(Sealed sealed) {
        if (erased(sealed.owner())) {
            return false;
        }
        return Envelope.format(sealed) != format
                || keys.newest(Set.of(sealed.owner().id())).values().stream()
                        .anyMatch(it -> it.name().version() != Envelope.version(sealed));
    }

    /// Gives an owner a new key and seals everything of theirs anew. The older key stays, because a
    /// transaction that is still under way may seal with it; [#letGoOfOlderKeys] ends it. Doing this again
    /// after a failure finishes it.
    public void turnKey(KeyOwner owner) {
        keys.turn(owner.id());
        rows.orderedStream().forEach(it -> it.reseal(owner));
    }

    /// Seals anew what was still sealed under an older key of this owner, and destroys the older keys. Not
    /// before every transaction has ended that was under way when the key was turned: some minutes later.
    public void letGoOfOlderKeys(KeyOwner owner) {
        rows.orderedStream().forEach(it -> it.reseal(owner));
        keys.forgetOlder(owner.id());
    }

    /// Turns the operator's wrapping key; no sealed text changes. Copies of the old one open nothing any
    /// more.
    public void turnWrappingKey() {
        keys.turnWrappingKey();
    }

    /// Turns epoch and wrapping key; no sealed text changes. Copies of the key store from before open
    /// nothing any more.
    public void turnEpoch() {
        keys.erase(Set.of());
    }

    /// Destroys the keys of these persons and households for ever.
    ///
    /// Everybody else's move to a new epoch under a new wrapping key, and the old ones are destroyed, so
    /// that neither a copy of the database nor one of the key store brings anybody back. Take a new copy of
    /// the key store at once: the older ones open nothing any more, for anybody. Erase many at a time
    /// rather than one after the other.
    public void erase(Collection<KeyOwner> owners) {
        keys.erase(owners.stream().map(KeyOwner::id).collect(Collectors.toSet()));
    }

    /// Whether the keys of this person or household were destroyed.
    public boolean erased(KeyOwner owner) {
        return keys.destroyed(owner.id());
    }

    /// Everybody whose key was destroyed, as the key store has it: it lies outside the database and its
    /// backups, so it also knows of erasures that a restored database has forgotten.
    public Set<UUID> allErased() {
        return keys.allDestroyed();
    }

    /// Those who still have older keys than their newest one.
    public Set<UUID> withOlderKeys() {
        return keys.withOlder();
    }

    /// A number that is the same for the same text of the same column, and tells nothing without the key
    /// store: for finding a document number again. Never for what has few possible values: they would all
    /// be tried.
    public byte[] blindIndex(String table, String column, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.index());
            mac.update((table + "\0" + column + "\0" + text).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256", impossible);
        }
    }

    private List<Optional<String>> opened(List<Sealed> sealed) {
        var names = new ArrayList<HeldKey.KeyName>();
        for (var it : sealed) {
            names.add(new HeldKey.KeyName(it.owner().id(), Envelope.version(it)));
        }
        var found = keys.all(new LinkedHashSet<>(names));
        var opened = new ArrayList<Optional<String>>(sealed.size());
        for (var i = 0; i < sealed.size(); i++) {
            var it = sealed.get(i);
            var key = found.get(names.get(i));
            if (key != null) {
                opened.add(Optional.of(Envelope.open(key.key(), it)));
            } else if (keys.destroyed(it.owner().id())) {
                opened.add(Optional.empty());
            } else {
                throw new SealBroken(it.place());
            }
        }
        return List.copyOf(opened);
    }
}
