package org.havn.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/// Makes and checks proofs (RFC 6962, section 2.1; checking as in RFC 9162, sections 2.1.3.2 and 2.1.4.2).
public final class Proofs {
    private Proofs() {}

    /// The root of the first `size` leaves.
    public static Hash root(long size, Subtrees tree) {
        return size == 0 ? Hash.OF_NOTHING : root(0, size, tree);
    }

    /// What leads from a leaf to the root of the first `size` leaves.
    public static List<Hash> inclusion(long leaf, long size, Subtrees tree) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("Leaf " + leaf + " is not in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        include(leaf, 0, size, tree, path);
        return List.copyOf(path);
    }

    /// What shows that the tree of `size` leaves begins with the tree of `first` leaves.
    public static List<Hash> consistency(long first, long size, Subtrees tree) {
        if (first < 0 || first > size) {
            throw new IllegalArgumentException("A tree of " + size + " does not begin with one of " + first);
        }
        if (first == 0 || first == size) {
            return List.of();
        }
        var path = new ArrayList<Hash>();
        connect(first, 0, size, true, tree, path);
        return List.copyOf(path);
    }

    /// Whether the path leads from this leaf, at this number, to this root.
    public static boolean includes(long leaf, long size, Hash leafHash, List<Hash> path, Hash root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long node = leaf;
        long last = size - 1;
        var hash = leafHash;
        for (var neighbour : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(neighbour, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, neighbour);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether the path shows that the second tree begins with the first.
    public static boolean isConsistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(Hash.OF_NOTHING);
        }
        var steps = new ArrayList<Hash>();
        if (Long.bitCount(first) == 1) {
            steps.add(firstRoot);
        }
        steps.addAll(path);
        if (path.isEmpty()) {
            return false;
        }
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        var older = steps.getFirst();
        var newer = steps.getFirst();
        for (var step : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = Hash.ofNode(step, older);
                newer = Hash.ofNode(step, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newer = Hash.ofNode(newer, step);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
    }

    private static void include(long leaf, long from, long size, Subtrees tree, List<Hash> path) {
        if (size == 1) {
            return;
        }
        var left = largestPowerOfTwoBelow(size);
        if (leaf < left) {
            include(leaf, from, left, tree, path);
            path.add(root(from + left, size - left, tree));
        } else {
            include(leaf - left, from + left, size - left, tree, path);
            path.add(root(from, left, tree));
        }
    }

    private static void connect(long first, long from, long size, boolean known, Subtrees tree, List<Hash> path) {
        if (first == size) {
            if (!known) {
                path.add(root(from, size, tree));
            }
            return;
        }
        var left = largestPowerOfTwoBelow(size);
        if (first <= left) {
            connect(first, from, left, known, tree, path);
            path.add(root(from + left, size - left, tree));
        } else {
            connect(first - left, from + left, size - left, false, tree, path);
            path.add(root(from, left, tree));
        }
    }

    /// The root over `size` leaves; `from` is a multiple of the largest subtree in it.
    private static Hash root(long from, long size, Subtrees tree) {
        if (Long.bitCount(size) == 1) {
            return tree.at(Long.numberOfTrailingZeros(size), from / size);
        }
        var left = largestPowerOfTwoBelow(size);
        return Hash.ofNode(root(from, left, tree), root(from + left, size - left, tree));
    }

    private static long largestPowerOfTwoBelow(long size) {
        return Long.highestOneBit(size - 1);
    }
}
