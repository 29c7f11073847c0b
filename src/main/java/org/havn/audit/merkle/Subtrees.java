package org.havn.audit.merkle;

/// The complete subtrees of a log, wherever they are kept.
@FunctionalInterface
public interface Subtrees {
    /// The root of the subtree over the leaves from `position << level` up to, not including, `(position + 1) <<
    /// level`.
    /// Level 0 is the leaves' own hashes.
    Hash at(int level, long position);
}
