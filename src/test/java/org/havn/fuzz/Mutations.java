package org.havn.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils what is right, the same way for the same seed: bits, pieces cut out, doubled, moved and put in from another
/// seed, and words on which parsers stumble.
final class Mutations {
    private static final int MOST_AT_ONCE = 6;
    private static final int LARGEST = 200_000;
    private static final List<byte[]> WORDS = words(
            "\"",
            ",",
            "\n",
            "\r\n",
            "\0",
            "\uFEFF",
            "-1",
            "0",
            "9223372036854775808",
            "1e999",
            "NaN",
            "null",
            "{}",
            "[]",
            "\\",
            "\\u0000",
            "\\ud800",
            "=",
            "+",
            "%",
            "%00",
            "..",
            "/",
            "<",
            "&",
            "'",
            "\u202E",
            "\u0301",
            "\uD83D\uDE00",
            "٣",
            "ǅ",
            "2026-02-30",
            "HVN-26-000001",
            "true",
            "PK",
            "[[[[[[[[[[[[[[[[[[[[");

    private final Random random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        var input = pick(seeds).clone();
        for (int left = 1 + random.nextInt(MOST_AT_ONCE); left > 0; left--) {
            input = spoiled(input);
        }
        return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
    }

    private byte[] spoiled(byte[] input) {
        var at = input.length == 0 ? 0 : random.nextInt(input.length);
        var length = Math.min(input.length - at, 1 + random.nextInt(16));
        return switch (random.nextInt(9)) {
            case 0 -> {
                var flipped = input.clone();
                if (flipped.length > 0) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            case 1 -> {
                var any = new byte[1 + random.nextInt(8)];
                random.nextBytes(any);
                yield joined(input, at, any, at);
            }
            case 2 -> joined(input, at, new byte[0], at + length);
            case 3 -> joined(input, at, Arrays.copyOfRange(input, at, at + length), at);
            case 4 -> joined(input, at, repeated(Arrays.copyOfRange(input, at, at + length)), at + length);
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> joined(input, at, pick(WORDS), at);
            case 7 -> joined(input, at, pick(WORDS), at + length);
            default -> {
                var other = pick(seeds);
                var from = other.length == 0 ? 0 : random.nextInt(other.length);
                yield joined(
                        input, at, Arrays.copyOfRange(other, from, Math.min(other.length, from + 64)), at + length);
            }
        };
    }

    private byte[] repeated(byte[] piece) {
        var times = new int[] {2, 10, 300, 5_000}[random.nextInt(4)];
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LARGEST; i++) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] input, int until, byte[] between, int from) {
        var out = new ByteArrayOutputStream();
        out.write(input, 0, until);
        out.writeBytes(between);
        out.write(input, from, input.length - from);
        return out.toByteArray();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<byte[]> words(String... words) {
        return Arrays.stream(words)
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
