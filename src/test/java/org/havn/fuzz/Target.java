package org.havn.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A parser with something that it can read. Whatever it is given, it reads it or refuses it with a word of its own:
/// anything else that it throws is a finding.
///
/// @param refusals how it says no
public record Target(String name, List<byte[]> seeds, Reader reader, List<Class<? extends Exception>> refusals) {

    /// What is tried.
    @FunctionalInterface
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    /// A parser of bytes.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Target ofBytes(
            String name, List<byte[]> seeds, Reader reader, Class<? extends Exception>... refusals) {
        return new Target(name, seeds, reader, List.of(refusals));
    }

    /// A parser of text, whatever the bytes: what is no UTF-8 arrives as it would from a lenient reader.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Target ofText(
            String name, List<String> seeds, TextReader reader, Class<? extends Exception>... refusals) {
        return new Target(
                name,
                seeds.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList(),
                input -> reader.read(new String(input, StandardCharsets.UTF_8)),
                List.of(refusals));
    }

    /// What is tried with text.
    @FunctionalInterface
    public interface TextReader {
        void read(String input) throws Exception;
    }

    /// Reads it, or refuses it in the parser's own words.
    public void tryOn(byte[] input) throws Exception {
        try {
            reader.read(input);
        } catch (Exception thrown) {
            if (refusals.stream().noneMatch(it -> it.isInstance(thrown))) {
                throw thrown;
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
