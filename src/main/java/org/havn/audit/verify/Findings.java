package org.havn.audit.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What a verification finds: the first hundred in words, all of them in number.
final class Findings {
    private static final int TOLD = 100;

    private final List<Finding> told = new ArrayList<>();
    private long count;
    private long firstLeaf = Long.MAX_VALUE;

    void at(long leaf, String sentence) {
        firstLeaf = Math.min(firstLeaf, leaf);
        add(new Finding(leaf, sentence));
    }

    void add(String sentence) {
        add(new Finding(null, sentence));
    }

    private void add(Finding finding) {
        count++;
        if (told.size() < TOLD) {
            told.add(finding);
        }
    }

    boolean none() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<Finding> told() {
        return List.copyOf(told);
    }

    /// The smallest number of a leaf that is not as it was signed.
    OptionalLong firstLeaf() {
        return firstLeaf == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(firstLeaf);
    }
}
