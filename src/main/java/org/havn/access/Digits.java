package org.havn.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Numbers and codes for people who may not read Latin letters: digits only, which every script has and every telephone
/// offers in large keys.
final class Digits {
    /// 20 digits are 66 bits: nobody guesses one that is good once and for a day.
    static final int ENTRY = 20;
    /// 16 digits are 53 bits: enough where a number rests after a few wrong ones.
    static final int OWN = 16;

    static final int NUMBER = 8;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int GROUP = 4;

    private Digits() {}

    /// So many digits by chance.
    static String random(int count) {
        return RANDOM.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /// The digits alone, in whatever script they were typed and however they were grouped.
    static String plain(String typed) {
        return typed.codePoints()
                .map(it -> Character.digit(it, 10))
                .filter(it -> it >= 0)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    /// In groups of four, as people read them out.
    static String grouped(String digits) {
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
