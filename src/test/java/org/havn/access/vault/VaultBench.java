package org.havn.access.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many texts are sealed and opened in a second, and what keys cost. Not a test of the suite.
class VaultBench {
    private static final int PERSONS = 45_000;
    private static final int TEXTS_OF_EACH = 4;
    private static final int AT_A_TIME = 4_000;
    private static final String WORDS = "He cannot open his mouth more than a finger, and eats what can be drunk. ";

    @TempDir
    Path folder;

    @Test
    void sealAndOpenATenThousandCases() {
        var vault = Vaults.of(new PersonKeys(
                new FileKeyRecords(folder.resolve("keys")),
                new FileWrappingKeys(folder.resolve("wrapping-key")),
                java.time.Duration.ofMillis(500)));
        var texts = new ArrayList<Unsealed>();
        for (var person = 0; person < PERSONS; person++) {
            var owner = KeyOwner.person(UUID.randomUUID());
            for (var text = 0; text < TEXTS_OF_EACH; text++) {
                texts.add(new Unsealed(
                        new Place(
                                "needs.own_words", "verbatim", UUID.randomUUID().toString()),
                        owner,
                        WORDS + text));
            }
        }
        sealed(vault, texts.subList(0, 20_000));

        var began = System.nanoTime();
        var sealed = sealed(vault, texts);
        report("sealed, keys of 40,000 persons made on the way", texts.size(), began);
        began = System.nanoTime();
        sealed(vault, texts.subList(0, 60_000));
        report("sealed, keys there already", 60_000, began);
        began = System.nanoTime();
        var opened = 0;
        var reading = new Reading("HVN-26-000001", "bench");
        for (var from = 0; from < 60_000; from += 20) {
            opened += vault.open(reading, sealed.subList(from, from + 20)).size();
        }
        report("opened, 20 at a time as a case page does (3,000 pages)", opened, began);
        var gone = texts.getFirst().owner();
        began = System.nanoTime();
        vault.erase(List.of(gone));
        report("moved to a new epoch when one person is erased", PERSONS, began);
        assertThat(vault.open(reading, sealed.getFirst())).isEmpty();
        assertThat(vault.open(reading, sealed.getLast())).isPresent();
        assertThat(new HashSet<>(texts)).hasSize(texts.size());
    }

    private static List<Sealed> sealed(Vault vault, List<Unsealed> texts) {
        var sealed = new ArrayList<Sealed>();
        for (var from = 0; from < texts.size(); from += AT_A_TIME) {
            var some = texts.subList(from, Math.min(from + AT_A_TIME, texts.size()));
            var bytes = vault.seal(some);
            for (var i = 0; i < some.size(); i++) {
                sealed.add(new Sealed(some.get(i).place(), some.get(i).owner(), bytes.get(i)));
            }
        }
        return sealed;
    }

    private static void report(String what, int count, long began) {
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "%,9d %s: %.2f s, %,.0f a second%n", count, what, seconds, count / seconds);
    }
}
