package org.havn.access.vault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an operator does with the keys, beside a running site or without one.
public final class KeyKeeping {
    private static final Pattern PERSON = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final FileKeyRecords records;
    private final PersonKeys keys;

    private KeyKeeping(FileKeyRecords records, PersonKeys keys) {
        this.records = records;
        this.keys = keys;
    }

    /// Opens the keys of a data folder, or those that the environment names.
    ///
    /// @throws IllegalStateException if there is no key store: only a site makes one
    public static KeyKeeping of(Path folder) {
        var records = VaultConfiguration.records(KeyKeeping::fromEnvironment, folder);
        if (records.ring().isEmpty()) {
            throw new IllegalStateException("There is no key store in " + folder
                    + " yet; name the data folder with --data, or start the site once.");
        }
        var wrapping = VaultConfiguration.wrapping(KeyKeeping::fromEnvironment, folder);
        return new KeyKeeping(records, new PersonKeys(records, wrapping, Duration.ZERO));
    }

    /// What may be known of the key store, line by line; never a key.
    public List<String> shown() {
        var ring = records.ring().orElseThrow();
        var held = 0;
        var erased = 0;
        for (var number = 0; number < Shard.COUNT; number++) {
            for (var it : records.shard(number).keys().values()) {
                held += it.isEmpty() ? 0 : 1;
                erased += it.isEmpty() ? 1 : 0;
            }
        }
        var lines = new ArrayList<String>();
        lines.add("key store     " + ring.store());
        lines.add("epoch         " + ring.epoch());
        ring.epochs().values().forEach(it -> lines.add("wrapping key  " + it.wrappingKey()));
        lines.add("with keys     " + held + " persons and households");
        lines.add("erased        " + erased);
        return List.copyOf(lines);
    }

    /// Copies the key store; what opens it is not in the copy.
    public void copyTo(Path target) {
        records.copyTo(target.toAbsolutePath().normalize());
    }

    /// See [Vault#turnWrappingKey].
    public void turnWrappingKey() {
        keys.turnWrappingKey();
    }

    /// See [Vault#turnEpoch].
    public void turnEpoch() {
        keys.erase(Set.of());
    }

    /// Gives a person, or a case's household, a new key. A running site seals everything of theirs anew and then
    /// destroys
    /// the older key; until it has, both open.
    ///
    /// @param whose a person's id, or a case number
    /// @throws IllegalStateException if nothing was ever sealed for them
    public void turnPerson(String whose) {
        var owner = PERSON.matcher(whose).matches()
                ? KeyOwner.person(UUID.fromString(whose))
                : KeyOwner.household(whose.strip().toUpperCase(Locale.ROOT));
        var held = records.shard(Shard.of(owner.id())).keys().get(owner.id());
        if (held == null || held.isEmpty()) {
            throw new IllegalStateException("There is no key of " + whose
                    + ". Name a person by the id at the end of an address, or a household by its case number.");
        }
        keys.turn(owner.id());
    }

    /// Gives everybody a new key, as [#turnPerson] does for one: after an algorithm was exchanged, or when all keys may
    /// have been read.
    ///
    /// @return of how many
    public int turnEverybody() {
        var turned = 0;
        for (var number = 0; number < Shard.COUNT; number++) {
            for (var it : records.shard(number).keys().entrySet()) {
                if (!it.getValue().isEmpty()) {
                    keys.turn(it.getKey());
                    turned++;
                }
            }
        }
        return turned;
    }

    private static @Nullable String fromEnvironment(String setting) {
        return System.getenv(setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
    }
}
