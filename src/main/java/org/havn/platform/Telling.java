package org.havn.platform;

/// Hears how far long work has come, for whoever waits; the sentences are keys, said in the listener's language.
@FunctionalInterface
public interface Telling {
    /// @param key the text that says what is being done, in a few words
    /// @param done how many of `of` steps lie behind
    /// @param of how many steps there are, or 0 where nobody knows
    void step(String key, int done, int of, Object... arguments);

    /// Tells nobody.
    static Telling nobody() {
        return (_, _, _, _) -> {};
    }
}
