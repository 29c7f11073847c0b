package org.havn.audit.merkle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The right edge of a growing tree: the roots of its complete subtrees, one for each bit of its size. All that is
/// needed to add a leaf or to tell the root.
public final class Frontier {

    /// Hears of each subtree that an added leaf completes.
    @FunctionalInterface
    public interface Completed {
        void subtree(int level, long position, Hash root);
    }

    /// Where one of the frontier's subtrees lies.
    public record Place(int level, long position) {}

    private final Deque<Hash> smallestFirst = new ArrayDeque<>();
    private long size;

    private Frontier(long size, List<Hash> largestFirst) {
        this.size = size;
        largestFirst.forEach(smallestFirst::push);
    }

    /// The edge of a tree without leaves.
    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /// The edge of a tree that is kept elsewhere.
    public static Frontier of(long size, Subtrees kept) {
        return new Frontier(
                size,
                places(size).stream()
                        .map(it -> kept.at(it.level(), it.position()))
                        .toList());
    }

    /// Where the complete subtrees of a tree of this size lie, the largest first.
    public static List<Place> places(long size) {
        var places = new ArrayList<Place>();
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                places.add(new Place(level, (size >>> level) - 1));
            }
        }
        return places;
    }

    /// Adds a leaf at the end.
    public void add(Hash leaf, Completed completed) {
        var root = leaf;
        int level = 0;
        while ((size >>> level & 1) == 1) {
            root = Hash.ofNode(smallestFirst.pop(), root);
            level++;
            completed.subtree(level, size >>> level, root);
        }
        smallestFirst.push(root);
        size++;
    }

    public long size() {
        return size;
    }

    /// The root of the whole tree as it is now.
    public Hash root() {
        var roots = smallestFirst.iterator();
        if (!roots.hasNext()) {
            return Hash.OF_NOTHING;
        }
        var root = roots.next();
        while (roots.hasNext()) {
            root = Hash.ofNode(roots.next(), root);
        }
        return root;
    }
}
