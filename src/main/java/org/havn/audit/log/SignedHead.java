package org.havn.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.havn.audit.merkle.Hash;

/// A tree head with its signature, as a note that people and programs can read: the log's name, its size, its root,
/// the moment, an empty line, and the signature. The form is that of the checkpoints of transparency logs
/// (C2SP tlog-checkpoint and signed-note), so that other tools can read it too.
///
/// @param note the whole text
/// @param body what is signed: the first four lines
public record SignedHead(
        String log, long size, Hash root, Instant moment, String note, String body, List<Signature> signatures) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final String DASH = "— ";
    private static final int LONGEST = 4000;
    private static final int MOST_SIGNATURES = 16;

    public SignedHead {
        signatures = List.copyOf(signatures);
    }

    /// One line of signature: whose it claims to be, and in Base64 the key's id with the signature.
    record Signature(String name, String base64) {
        byte[] keyIdAndBytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    static SignedHead sign(SigningKey key, long size, Hash root, Instant moment) {
        var log = key.verifier().name();
        var body = log + "\n" + size + "\n" + root.base64() + "\n" + moment.truncatedTo(ChronoUnit.SECONDS) + "\n";
        var signature = key.sign(body.getBytes(StandardCharsets.UTF_8));
        var line = DASH + log + " " + Base64.getEncoder().encodeToString(signature) + "\n";
        return parse(body + "\n" + line);
    }

    /// Reads a note; says nothing about who signed it.
    ///
    /// @throws HeadNotReadable saying what was expected
    public static SignedHead parse(String note) {
        if (note.length() > LONGEST) {
            throw new HeadNotReadable("it has more than " + LONGEST + " signs");
        }
        var split = note.indexOf("\n\n");
        if (split < 0 || split + 3 > note.length() || !note.endsWith("\n")) {
            throw new HeadNotReadable(
                    "an empty line has to part the text from its signatures, and a line end to close");
        }
        var body = note.substring(0, split + 1);
        var lines = body.split("\n", -1);
        if (lines.length != 5) {
            throw new HeadNotReadable("its text has to have four lines: name, size, root and moment");
        }
        if (lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            throw new HeadNotReadable("its first line has to be a name and its second a number of leaves");
        }
        var signatures = new ArrayList<Signature>();
        for (var line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(signature(line));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new HeadNotReadable("it has more than " + MOST_SIGNATURES + " signatures");
        }
        try {
            return new SignedHead(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Hash.ofBase64(lines[2]),
                    Instant.parse(lines[3]),
                    note,
                    body,
                    signatures);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new HeadNotReadable("its third line has to be a root in Base64 and its fourth a moment");
        }
    }

    private static Signature signature(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(DASH.strip()) || parts[1].isEmpty()) {
            throw new HeadNotReadable("each signature has to be a dash, a name and Base64");
        }
        try {
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (!Base64.getEncoder().encodeToString(bytes).equals(parts[2])) {
                throw new HeadNotReadable("each signature has one way to be written");
            }
            return new Signature(parts[1], parts[2]);
        } catch (HeadNotReadable notCanonical) {
            throw notCanonical;
        } catch (IllegalArgumentException notBase64) {
            throw new HeadNotReadable("each signature has to be a dash, a name and Base64");
        }
    }

    /// Whether one of these keys signed it.
    public boolean isSignedBy(List<VerifierKey> keys) {
        var signed = body.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .filter(key -> key.name().equals(log))
                .anyMatch(key -> signatures.stream()
                        .anyMatch(it -> it.name().equals(log) && key.verifies(signed, it.keyIdAndBytes())));
    }

    /// Whether both say the same of the log, whatever their signatures.
    public boolean saysTheSameAs(SignedHead other) {
        return body.equals(other.body);
    }
}
