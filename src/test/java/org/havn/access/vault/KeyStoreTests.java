package org.havn.access.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys are kept, turned and destroyed, whatever node asks and wherever it is stopped.
class KeyStoreTests {
    private static final Place PLACE = new Place("needs.own_words", "verbatim", "018f-1");
    private static final Reading READING = new Reading("HVN-26-000001", "test");

    @TempDir
    Path folder;

    /// A key store whose node is killed before it writes for the nth time.
    private record Killed(KeyRecords records, AtomicInteger left) implements KeyRecords {
        @Override
        public Optional<Ring> ring() {
            return records.ring();
        }

        @Override
        public void keep(Ring ring) {
            mayBeKilled();
            records.keep(ring);
        }

        @Override
        public Shard shard(int number) {
            return records.shard(number);
        }

        @Override
        public void keep(Map<Integer, Shard> shards) {
            shards.forEach((number, shard) -> {
                mayBeKilled();
                records.keep(Map.of(number, shard));
            });
        }

        @Override
        public <T> T alone(Supplier<T> change) {
            return records.alone(change);
        }

        private void mayBeKilled() {
            if (left.getAndDecrement() == 0) {
                throw new KilledHere();
            }
        }
    }

    private static final class KilledHere extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void keysAreThereAgainAfterARestart() {
        var owner = somebody();
        var sealed = Vaults.in(folder).seal(PLACE, owner, "words");

        assertThat(opened(Vaults.in(folder), owner, sealed)).contains("words");
    }

    @Test
    void nobodyElseMayReadTheKeyStoreOrTheWrappingKeyAndNoKeyStandsInThem() throws IOException {
        var keys = Vaults.keys(folder);
        var key = keys.newest(List.of(somebody().id())).values().iterator().next();

        for (var file : files(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isIn("rw-------", "rw-r--r--");
            if (!file.endsWith("lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
            assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(file)))
                    .doesNotContain(java.util.HexFormat.of().formatHex(key.key().getEncoded()));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("wrapping-key"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aWrappingKeyThatOthersMayReadIsRefusedAndAMissingOneChangesNothing() throws IOException {
        Vaults.keys(folder);
        var key = files(folder.resolve("wrapping-key")).getFirst();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Vaults.keys(folder).store())
                .withMessageContaining("chmod 600");

        Files.move(key, folder.resolve("kept"));
        assertThatExceptionOfType(WrappingKeyMissing.class)
                .isThrownBy(() -> Vaults.keys(folder).store());

        Files.move(folder.resolve("kept"), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(Vaults.keys(folder).store()).isNotNull();
    }

    @Test
    void aRingThatIsGoneIsNeverReplacedByANewOne() throws IOException {
        Vaults.in(folder).seal(PLACE, somebody(), "words");
        Files.delete(folder.resolve("keys/ring"));

        assertThatExceptionOfType(KeyStoreDamaged.class).isThrownBy(() -> Vaults.keys(folder));
    }

    @Test
    void twoNodesOnOneFolderMakeOneKeyForEachPerson() throws Exception {
        var owners = IntStream.range(0, 400).mapToObj(_ -> somebody()).toList();
        var nodes = List.of(Vaults.in(folder), Vaults.in(folder));
        var work = new ArrayList<Callable<Map<KeyOwner, byte[]>>>();
        for (var node : nodes) {
            for (var part = 0; part < 4; part++) {
                var first = part * 50;
                work.add(() -> {
                    var sealed = new HashMap<KeyOwner, byte[]>();
                    for (var owner : owners.subList(first, first + 250)) {
                        sealed.put(owner, node.seal(PLACE, owner, "words of " + owner.id()));
                    }
                    return sealed;
                });
            }
        }

        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) {
                done.get().forEach((owner, bytes) -> {
                    for (var node : nodes) {
                        assertThat(opened(node, owner, bytes)).contains("words of " + owner.id());
                    }
                });
            }
        }
    }

    @Test
    void turningEpochsWrappingKeysAndPersonsKeysLosesNothing() throws IOException {
        var owners = IntStream.range(0, 60).mapToObj(_ -> somebody()).toList();
        var one = Vaults.in(folder);
        var other = Vaults.in(folder);
        var sealed = sealed(one, owners);
        var wrappingKey = files(folder.resolve("wrapping-key")).getFirst();

        one.turnWrappingKey();
        assertThat(wrappingKey).doesNotExist();
        opensAll(other, sealed);
        one.turnEpoch();
        opensAll(other, sealed);
        owners.forEach(other::turnKey);
        opensAll(one, sealed);

        assertThat(files(folder.resolve("wrapping-key"))).hasSize(1);
        opensAll(Vaults.in(folder), sealed);
        assertThat(Vaults.in(folder).stale(new Sealed(PLACE, owners.getFirst(), sealed.get(owners.getFirst()))))
                .isTrue();
    }

    @Test
    void anOlderKeyIsDestroyedOnceNothingIsSealedWithItAnyMore() {
        var owner = somebody();
        var vault = Vaults.in(folder);
        var old = new Sealed(PLACE, owner, vault.seal(PLACE, owner, "words"));
        vault.turnKey(owner);
        var anew = vault.reseal(List.of(old)).getFirst().orElseThrow();

        vault.letGoOfOlderKeys(owner);

        assertThat(opened(vault, owner, anew)).contains("words");
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(READING, old));
    }

    @Test
    void somebodyErasedOnOneNodeIsGoneOnTheOtherAndNothingIsSealedForThemAgain() {
        var gone = somebody();
        var stays = somebody();
        var one = Vaults.in(folder);
        var other = Vaults.in(folder);
        var sealed = sealed(one, List.of(gone, stays));
        opensAll(other, sealed);

        one.erase(List.of(gone));

        assertThat(opened(other, gone, sealed.get(gone))).isEmpty();
        assertThat(opened(other, stays, sealed.get(stays))).contains("words of " + stays.id());
        assertThat(other.erased(gone)).isTrue();
        assertThat(other.erased(stays)).isFalse();
        assertThatExceptionOfType(KeyDestroyed.class).isThrownBy(() -> other.seal(PLACE, gone, "again"));
        assertThatExceptionOfType(KeyDestroyed.class)
                .isThrownBy(() -> Vaults.in(folder).seal(PLACE, gone, "again"));
    }

    @Test
    void anOlderCopyOfTheKeyStoreDoesNotBringAnErasedPersonBack(@TempDir Path backup) throws IOException {
        var gone = somebody();
        var vault = Vaults.in(folder);
        var sealed = sealed(vault, List.of(gone, somebody()));
        copy(folder.resolve("keys"), backup);

        vault.erase(List.of(gone));

        // the older copy in place of the key store, with the wrapping key of today
        assertThatExceptionOfType(WrappingKeyMissing.class)
                .isThrownBy(
                        () -> Vaults.keys(new FileKeyRecords(backup), folder).store());
        // only the older shards, with the ring of today
        Files.copy(
                folder.resolve("keys/ring"), backup.resolve("ring"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var mixed = Vaults.of(Vaults.keys(new FileKeyRecords(backup), folder));
        assertThatExceptionOfType(KeyStoreDamaged.class).isThrownBy(() -> opened(mixed, gone, sealed.get(gone)));
    }

    @Test
    void aCopyOfTheKeyStoreOpensAsLongAsNobodyWasErased(@TempDir Path backup) throws IOException {
        var owner = somebody();
        var sealed = Vaults.in(folder).seal(PLACE, owner, "words");
        copy(folder.resolve("keys"), backup);

        assertThat(opened(Vaults.of(Vaults.keys(new FileKeyRecords(backup), folder)), owner, sealed))
                .contains("words");
    }

    @Test
    void aNodeKilledAnywhereInAnErasureLosesNobodyElseAndTheErasureIsFinished() throws IOException {
        for (var writes = 0; ; writes++) {
            var at = Files.createDirectory(folder.resolve("killed-" + writes));
            var gone = somebody();
            var stays = IntStream.range(0, 12).mapToObj(_ -> somebody()).toList();
            var sealed = sealed(
                    Vaults.in(at),
                    Stream.concat(stays.stream(), Stream.of(gone)).toList());
            var left = new AtomicInteger(Integer.MAX_VALUE);
            var keys = Vaults.keys(new Killed(new FileKeyRecords(at.resolve("keys")), left), at);
            left.set(writes);
            var finished = true;
            try {
                keys.erase(Set.of(gone.id()));
            } catch (KilledHere killed) {
                finished = false;
            }

            var after = Vaults.in(at);
            for (var owner : stays) {
                assertThat(opened(after, owner, sealed.get(owner)))
                        .as("killed before write %d", writes)
                        .contains("words of " + owner.id());
            }
            // before the first write nothing was promised; after it the erasure is finished by whoever comes next
            assertThat(after.erased(gone)).isEqualTo(writes > 0);
            assertThat(new FileKeyRecords(at.resolve("keys"))
                            .ring()
                            .orElseThrow()
                            .epochs())
                    .hasSize(1);
            if (finished) {
                assertThat(writes).isGreaterThan(4);
                return;
            }
        }
    }

    @Test
    void aNodeKilledWhileKeysAreMadeLeavesThoseThatWereMade() {
        var owners = IntStream.range(0, 40).mapToObj(_ -> somebody()).toList();
        var left = new AtomicInteger(Integer.MAX_VALUE);
        var keys = Vaults.keys(new Killed(new FileKeyRecords(folder.resolve("keys")), left), folder);
        left.set(7);
        assertThatExceptionOfType(KilledHere.class)
                .isThrownBy(() -> keys.newest(owners.stream().map(KeyOwner::id).toList()));

        opensAll(Vaults.in(folder), sealed(Vaults.in(folder), owners));
    }

    @Test
    void anOperatorCopiesAndTurnsBesideARunningSite(@TempDir Path elsewhere) {
        var owner = somebody();
        var vault = Vaults.in(folder);
        var sealed = vault.seal(PLACE, owner, "words");
        var keeping = KeyKeeping.of(folder);

        keeping.copyTo(elsewhere.resolve("copy"));
        assertThat(opened(Vaults.of(Vaults.keys(new FileKeyRecords(elsewhere.resolve("copy")), folder)), owner, sealed))
                .contains("words");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> keeping.copyTo(elsewhere.resolve("copy")))
                .withMessageContaining("already");
        keeping.turnWrappingKey();
        keeping.turnEpoch();

        assertThat(opened(vault, owner, sealed)).contains("words");
        assertThat(keeping.shown()).contains("epoch         2", "with keys     1 persons and households");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> KeyKeeping.of(elsewhere.resolve("nothing")))
                .withMessageContaining("--data");
    }

    @Test
    void anOperatorTurnsOnePersonsKeyAndNobodyElses() {
        var owner = somebody();
        var other = somebody();
        var vault = Vaults.in(folder);
        var sealed = vault.seal(PLACE, owner, "words");
        vault.seal(PLACE, other, "words");

        KeyKeeping.of(folder).turnPerson(owner.id().toString());

        var later = Vaults.in(folder);
        assertThat(later.withOlderKeys()).containsExactly(owner.id());
        assertThat(opened(later, owner, sealed)).contains("words");
        assertThat(later.stale(new Sealed(PLACE, owner, sealed))).isTrue();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> KeyKeeping.of(folder).turnPerson("HVN-26-999999"))
                .withMessageContaining("no key of HVN-26-999999");
    }

    @Test
    void anOperatorTurnsEverybodysKeyButNobodysWhoWasErased() {
        var owner = somebody();
        var other = somebody();
        var erased = somebody();
        var vault = Vaults.in(folder);
        var sealed = sealed(vault, List.of(owner, other));
        vault.seal(PLACE, erased, "words");
        vault.erase(List.of(erased));

        assertThat(KeyKeeping.of(folder).turnEverybody()).isEqualTo(2);

        var later = Vaults.in(folder);
        assertThat(later.withOlderKeys()).containsExactlyInAnyOrder(owner.id(), other.id());
        opensAll(later, sealed);
        assertThat(later.erased(erased)).isTrue();
    }

    private static Map<KeyOwner, byte[]> sealed(Vault vault, List<KeyOwner> owners) {
        var sealed = new HashMap<KeyOwner, byte[]>();
        owners.forEach(it -> sealed.put(it, vault.seal(PLACE, it, "words of " + it.id())));
        return sealed;
    }

    private static void opensAll(Vault vault, Map<KeyOwner, byte[]> sealed) {
        sealed.forEach((owner, bytes) -> assertThat(opened(vault, owner, bytes)).contains("words of " + owner.id()));
    }

    private static Optional<String> opened(Vault vault, KeyOwner owner, byte[] bytes) {
        return vault.open(READING, new Sealed(PLACE, owner, bytes));
    }

    private static KeyOwner somebody() {
        return KeyOwner.person(UUID.randomUUID());
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
