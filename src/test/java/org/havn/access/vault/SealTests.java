package org.havn.access.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealTests {
    private static final Place PLACE = new Place("needs.own_words", "verbatim", "018f-1");
    private static final Reading READING = new Reading("HVN-26-000001", "test");
    private static final String WORDS = "He cannot open his mouth";

    private final KeyOwner sami = KeyOwner.person(UUID.randomUUID());
    private final KeyOwner noor = KeyOwner.person(UUID.randomUUID());

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void aVault() {
        vault = Vaults.in(folder);
    }

    @Test
    void whatWasSealedOpensWhereItWasSealed() {
        var random = new Random(26);
        for (var length = 0; length < 300; length++) {
            var text = text(random, length);

            assertThat(opened(PLACE, sami, vault.seal(PLACE, sami, text))).isEqualTo(text);
        }
        assertThat(opened(PLACE, sami, vault.seal(PLACE, sami, "ends in \u0080\0\0")))
                .isEqualTo("ends in \u0080\0\0");
    }

    @Test
    void aKeysNameStaysWhatItWasBecauseWhatIsSealedIsBoundByIt() {
        assertThat(KeyOwner.household("HVN-26-000200").id()).hasToString("e7db3981-59fa-3457-be72-4910d5ed4404");
        assertThat(KeyOwner.person(UUID.fromString("01900000-0000-7000-8000-000000000001"))
                        .withRows()
                        .id())
                .hasToString("1110bbb4-708a-37c7-811e-3330568c6834");
    }

    @ParameterizedTest
    @EnumSource(SealFormat.class)
    void aByteThatChangesAnywhereKeepsItClosed(SealFormat format) {
        vault = Vaults.of(Vaults.keys(folder), format);
        var sealed = vault.seal(PLACE, sami, WORDS);

        for (var at = 0; at < sealed.length; at++) {
            for (var bit = 0; bit < 8; bit++) {
                var changed = sealed.clone();
                changed[at] ^= (byte) (1 << bit);
                staysClosed(PLACE, sami, changed);
            }
        }
        for (var length = 0; length < sealed.length; length++) {
            staysClosed(PLACE, sami, java.util.Arrays.copyOf(sealed, length));
        }
        staysClosed(PLACE, sami, java.util.Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void anotherCipherTakesOverWhileWhatIsThereStaysReadable() {
        var older = vault.seal(PLACE, sami, WORDS);
        var changed = Vaults.of(Vaults.keys(folder), SealFormat.CHACHA20_POLY1305);

        assertThat(changed.open(READING, new Sealed(PLACE, sami, older))).contains(WORDS);
        assertThat(changed.stale(new Sealed(PLACE, sami, older))).isTrue();

        var anew = changed.reseal(List.of(new Sealed(PLACE, sami, older)))
                .getFirst()
                .orElseThrow();
        assertThat(anew[0]).isEqualTo((byte) 2).isNotEqualTo(older[0]);
        assertThat(changed.stale(new Sealed(PLACE, sami, anew))).isFalse();
        assertThat(vault.open(READING, new Sealed(PLACE, sami, anew))).contains(WORDS);
    }

    @Test
    void aKeyHas256BitsAndNoneIsShorter() {
        assertThat(Gcm.newKey().getEncoded()).hasSize(32);
        assertThat(Gcm.KEY_BYTES).isEqualTo(32);
        // the tag is whole: a shorter one would be easier to forge
        assertThat(vault.seal(PLACE, sami, "").length).isEqualTo(5 + 12 + 64 + 16);
    }

    @Test
    void itOpensInNoOtherTableColumnOrRowAndForNobodyElse() {
        var sealed = vault.seal(PLACE, sami, WORDS);
        vault.seal(PLACE, noor, WORDS);

        staysClosed(new Place("needs.translation", "verbatim", "018f-1"), sami, sealed);
        staysClosed(new Place("needs.own_words", "outcome", "018f-1"), sami, sealed);
        staysClosed(new Place("needs.own_words", "verbatim", "018f-2"), sami, sealed);
        staysClosed(PLACE, noor, sealed);
        staysClosed(PLACE, KeyOwner.person(UUID.randomUUID()), sealed);
        // the same letters, cut elsewhere
        staysClosed(new Place("needs.own_word", "sverbatim", "018f-1"), sami, sealed);
        staysClosed(new Place("needs.own_words", "verbatim0", "18f-1"), sami, sealed);
    }

    @Test
    void anotherKeyVersionInFrontKeepsItClosed() {
        var first = vault.seal(PLACE, sami, WORDS);
        vault.turnKey(sami);
        var second = vault.seal(PLACE, sami, WORDS);

        assertThat(opened(PLACE, sami, first)).isEqualTo(WORDS);
        assertThat(opened(PLACE, sami, second)).isEqualTo(WORDS);
        staysClosed(PLACE, sami, ByteBuffer.wrap(first.clone()).putInt(1, 2).array());
        staysClosed(PLACE, sami, ByteBuffer.wrap(second.clone()).putInt(1, 1).array());
    }

    @Test
    void theSameWordsNeverLookTheSameAndTheirLengthShowsInStepsOnly() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            assertThat(seen.add(java.util.HexFormat.of().formatHex(vault.seal(PLACE, sami, WORDS))))
                    .isTrue();
        }
        assertThat(vault.seal(PLACE, sami, "SV-VF TR-PI")).hasSameSizeAs(vault.seal(PLACE, sami, ""));
        assertThat(vault.seal(PLACE, sami, "a".repeat(63))).hasSameSizeAs(vault.seal(PLACE, sami, ""));
    }

    @Test
    void manyTextsOfManyPeopleComeBackInTheirOrder() {
        var texts = new ArrayList<Unsealed>();
        for (var i = 0; i < 500; i++) {
            var owner = i % 3 == 0 ? sami : i % 3 == 1 ? noor : KeyOwner.person(UUID.randomUUID());
            texts.add(new Unsealed(new Place("needs.own_words", "verbatim", "row " + i), owner, "words " + i));
        }

        var bytes = vault.seal(texts);
        var sealed = new ArrayList<Sealed>();
        for (var i = 0; i < texts.size(); i++) {
            sealed.add(new Sealed(texts.get(i).place(), texts.get(i).owner(), bytes.get(i)));
        }

        assertThat(vault.open(READING, sealed).stream().map(it -> it.orElseThrow()))
                .containsExactlyElementsOf(texts.stream().map(Unsealed::text).toList());
    }

    @Test
    void whoeverCountsOrRecordsReadingsIsAskedFirstAndMayRefuse() {
        var asked = new ArrayList<String>();
        var counting = Vaults.in(folder, (account, owners, reading) -> {
            owners.forEach(it -> asked.add(it + " " + reading.caseNumber() + " " + reading.what()));
            if (owners.contains(noor.id())) {
                throw new IllegalStateException("enough for today");
            }
        });
        var samis = new Sealed(PLACE, sami, vault.seal(PLACE, sami, WORDS));
        var broken = new Sealed(PLACE, noor, new byte[3]);

        counting.open(READING, List.of(samis, samis));
        assertThat(asked).containsExactly(sami.id() + " HVN-26-000001 test");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> counting.open(READING, List.of(samis, broken)))
                .withMessage("enough for today");
    }

    @Test
    void aBlindIndexIsTheSameForTheSameTextAndTellsNothingWithoutTheKeyStore(@TempDir Path elsewhere) {
        var index = vault.blindIndex("people.document", "number", "N1234567");

        assertThat(Vaults.in(folder).blindIndex("people.document", "number", "N1234567"))
                .isEqualTo(index);
        assertThat(vault.blindIndex("people.document", "other", "N1234567")).isNotEqualTo(index);
        assertThat(Vaults.in(elsewhere).blindIndex("people.document", "number", "N1234567"))
                .isNotEqualTo(index);
        vault.erase(List.of(sami));
        assertThat(vault.blindIndex("people.document", "number", "N1234567")).isEqualTo(index);
    }

    private String opened(Place place, KeyOwner owner, byte[] bytes) {
        return vault.open(READING, new Sealed(place, owner, bytes)).orElseThrow();
    }

    private void staysClosed(Place place, KeyOwner owner, byte[] bytes) {
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> opened(place, owner, bytes))
                .withNoCause()
                .satisfies(it ->
                        assertThat(it.getMessage()).contains("does not open").doesNotContain("mouth"));
    }

    private static String text(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
