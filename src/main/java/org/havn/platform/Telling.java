package org.havn.platform;

/// Hears how far long work has come, in words for whoever waits.
@FunctionalInterface
public interface Telling {
    /// @param what is being done, in a few words
    /// @param done how many of `of` steps lie behind
    /// @param of how many steps there are, or 0 where nobody knows
    void step(String what, int done, int of);

    /// Tells nobody.
    static Telling nobody() {
        return (_, _, _) -> {};
    }
}
