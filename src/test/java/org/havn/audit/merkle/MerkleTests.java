package org.havn.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTests {
    /// The eight leaves of the reference implementation of Certificate Transparency.
    private static final List<String> PUBLISHED_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theRootsAreThePublishedOnes(int size, String root) {
        assertThat(tree(published(size)).frontier.root().hex()).isEqualTo(root);
    }

    @Test
    void aHashIsToldFromAnotherWhereverItIsKept() {
        var one = Hash.ofHex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");

        assertThat(one).hasToString("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(one).hasSameHashCodeAs(Hash.ofHex(one.hex()));
        assertThat(one.hashCode()).isNotEqualTo(Hash.OF_NOTHING.hashCode());
    }

    @Test
    void aPublishedProofOfInclusionIsMadeAndBelieved() {
        var tree = tree(published(8));

        assertThat(Proofs.inclusion(0, 8, tree))
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @Test
    void aPublishedProofOfConsistencyIsMadeAndBelieved() {
        var tree = tree(published(8));

        assertThat(Proofs.consistency(6, 8, tree))
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 31, 64, 65})
    void rootsAndProofsAreThoseOfTheStandardForEverySizeAndEveryLeaf(int size) {
        var entries = random(size, size);
        var tree = tree(entries);
        var naive = new NaiveTree(entries);

        assertThat(tree.frontier.root().bytes()).isEqualTo(naive.root());
        for (int leaf = 0; leaf < size; leaf++) {
            assertThat(bytes(Proofs.inclusion(leaf, size, tree))).isEqualTo(hex(naive.path(leaf)));
        }
        for (int first = 1; first <= size; first++) {
            assertThat(Proofs.root(first, tree).bytes())
                    .isEqualTo(naive.first(first).root());
            assertThat(bytes(Proofs.consistency(first, size, tree))).isEqualTo(hex(naive.proof(first)));
        }
    }

    @Test
    void everyRightProofIsBelievedAndEveryChangedOneIsNot() {
        var random = new Random(6962);
        for (int round = 0; round < 400; round++) {
            int size = 1 + random.nextInt(200);
            int leaf = random.nextInt(size);
            int first = 1 + random.nextInt(size);
            var entries = random(size, round);
            var tree = tree(entries);
            var root = tree.frontier.root();
            var leafHash = Hash.ofLeaf(entries.get(leaf));
            var path = Proofs.inclusion(leaf, size, tree);
            var firstRoot = Proofs.root(first, tree);
            var steps = Proofs.consistency(first, size, tree);

            assertThat(Proofs.includes(leaf, size, leafHash, path, root)).isTrue();
            assertThat(Proofs.isConsistent(first, firstRoot, size, root, steps)).isTrue();

            var stranger = Hash.ofLeaf(new byte[] {9, 9, 9});
            assertThat(Proofs.includes(leaf, size, stranger, path, root)).isFalse();
            assertThat(Proofs.includes(leaf, size, leafHash, path, stranger)).isFalse();
            assertThat(Proofs.includes(leaf, size, leafHash, longer(path), root))
                    .isFalse();
            assertThat(Proofs.isConsistent(first, stranger, size, root, steps)).isFalse();
            assertThat(Proofs.isConsistent(first, firstRoot, size, stranger, steps))
                    .isFalse();
            assertThat(Proofs.isConsistent(first, firstRoot, size, root, longer(steps)))
                    .isFalse();
            if (!path.isEmpty()) {
                var changed = changed(path, random.nextInt(path.size()), stranger);
                assertThat(Proofs.includes(leaf, size, leafHash, changed, root)).isFalse();
                assertThat(Proofs.includes(leaf, size, leafHash, path.subList(1, path.size()), root))
                        .isFalse();
            }
            if (!steps.isEmpty()) {
                var changed = changed(steps, random.nextInt(steps.size()), stranger);
                assertThat(Proofs.isConsistent(first, firstRoot, size, root, changed))
                        .isFalse();
                assertThat(Proofs.isConsistent(first, firstRoot, size, root, List.of()))
                        .isFalse();
            }
        }
    }

    @Test
    void aLeafIsNotBelievedAtAnotherNumberOrOutsideTheTree() {
        var entries = random(13, 1);
        var tree = tree(entries);
        var leafHash = Hash.ofLeaf(entries.get(5));
        var path = Proofs.inclusion(5, 13, tree);

        for (long other : new long[] {-1, 0, 4, 6, 12, 13, Long.MAX_VALUE}) {
            assertThat(Proofs.includes(other, 13, leafHash, path, tree.frontier.root()))
                    .as("leaf %d", other)
                    .isFalse();
        }
        assertThatThrownBy(() -> Proofs.inclusion(13, 13, tree)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(14, 13, tree)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTreeBeginsWithNothingAndWithItself() {
        var root = tree(random(5, 1)).frontier.root();

        assertThat(Proofs.isConsistent(0, Hash.OF_NOTHING, 5, root, List.of())).isTrue();
        assertThat(Proofs.isConsistent(0, root, 5, root, List.of())).isFalse();
        assertThat(Proofs.isConsistent(5, root, 5, root, List.of())).isTrue();
        assertThat(Proofs.isConsistent(5, root, 5, root, List.of(root))).isFalse();
        assertThat(Proofs.isConsistent(6, root, 5, root, List.of())).isFalse();
        assertThat(Proofs.isConsistent(-1, root, 5, root, List.of())).isFalse();
    }

    @Test
    void aTreeGoesOnFromItsRightEdgeAlone() {
        var entries = random(150, 3);
        for (int stop = 0; stop <= entries.size(); stop += 7) {
            var whole = tree(entries.subList(0, stop));
            var edge = Frontier.of(stop, whole);
            for (var entry : entries.subList(stop, entries.size())) {
                edge.add(Hash.ofLeaf(entry), (_, _, _) -> {});
            }

            assertThat(edge.root()).isEqualTo(tree(entries).frontier.root());
            assertThat(edge.size()).isEqualTo(150);
        }
    }

    @Test
    void aHashIsThirtyTwoBytesAndNothingElse() {
        assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash.ofHex("xy")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hash.ofBase64("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Hash.ofBase64(Hash.OF_NOTHING.base64())).isEqualTo(Hash.OF_NOTHING);
        assertThat(Hash.ofHex(Hash.OF_NOTHING.hex())).isEqualTo(Hash.OF_NOTHING).hasSameHashCodeAs(Hash.OF_NOTHING);
    }

    /// A tree whose subtrees are kept in memory.
    private static final class Kept implements Subtrees {
        private final Map<Frontier.Place, Hash> subtrees = new HashMap<>();
        private final Frontier frontier = Frontier.empty();

        @Override
        public Hash at(int level, long position) {
            return java.util.Objects.requireNonNull(subtrees.get(new Frontier.Place(level, position)));
        }
    }

    private static Kept tree(List<byte[]> entries) {
        var tree = new Kept();
        for (var entry : entries) {
            var hash = Hash.ofLeaf(entry);
            tree.subtrees.put(new Frontier.Place(0, tree.frontier.size()), hash);
            tree.frontier.add(
                    hash, (level, position, root) -> tree.subtrees.put(new Frontier.Place(level, position), root));
        }
        return tree;
    }

    private static List<byte[]> published(int size) {
        return PUBLISHED_LEAVES.subList(0, size).stream()
                .map(HexFormat.of()::parseHex)
                .toList();
    }

    private static List<byte[]> random(int size, long seed) {
        var random = new Random(seed);
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            var entry = new byte[random.nextInt(40)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static List<Hash> longer(List<Hash> path) {
        var more = new ArrayList<>(path);
        more.add(Hash.OF_NOTHING);
        return more;
    }

    private static List<Hash> changed(List<Hash> path, int at, Hash to) {
        var other = new ArrayList<>(path);
        other.set(at, to);
        return other;
    }

    private static List<String> bytes(List<Hash> hashes) {
        return hashes.stream().map(Hash::hex).toList();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
