package org.havn.audit.verify;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.havn.audit.log.HeadNotReadable;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.VerifierKey;

/// Every head that there is: those in the database and those that witnesses kept. Only what the log's key signed
/// counts.
final class HeadShelf {
    private static final int LARGEST_FILE = 10_000;

    private final List<VerifierKey> keys;
    private final Findings findings;
    private final NavigableMap<Long, List<ClaimedHead>> bySize = new TreeMap<>();
    private final Set<String> inDatabase = new HashSet<>();
    private int databaseHeads;
    private int witnessHeads;

    HeadShelf(List<VerifierKey> keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    void readDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select size, moment, note from audit.head order by size")) {
            while (rows.next()) {
                databaseHeads++;
                var size = rows.getLong("size");
                var source = "the database's head of " + size + " leaves";
                var head = read(source, rows.getString("note"));
                if (head == null) {
                    continue;
                }
                if (head.size() != size
                        || !head.moment()
                                .equals(rows.getObject("moment", OffsetDateTime.class)
                                        .toInstant())) {
                    findings.add("In %s size or moment differ from what was signed.".formatted(source));
                }
                inDatabase.add(head.body());
                put(source, head);
            }
        }
    }

    /// Reads every file of a witness's folder whose name ends in `.txt`.
    void readWitness(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(it -> it.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
        for (var file : files) {
            witnessHeads++;
            var source = "the witness's file " + file.getFileName();
            var head = Files.size(file) > LARGEST_FILE ? read(source, "") : read(source, text(file));
            if (head == null) {
                continue;
            }
            if (!inDatabase.contains(head.body())) {
                findings.add("The database no longer holds the head of %s over %d leaves that a witness keeps (%s)."
                        .formatted(head.moment(), head.size(), file.getFileName()));
            }
            put(source, head);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notText) {
            return "";
        }
    }

    private @org.jspecify.annotations.Nullable SignedHead read(String source, String note) {
        try {
            var head = SignedHead.parse(note);
            if (head.isSignedBy(keys)) {
                return head;
            }
            findings.add("%s bears no signature of the log's key.".formatted(capital(source)));
        } catch (HeadNotReadable unreadable) {
            findings.add("%s cannot be read. %s.".formatted(capital(source), unreadable.getMessage()));
        }
        return null;
    }

    private void put(String source, SignedHead head) {
        var same = bySize.computeIfAbsent(head.size(), _ -> new ArrayList<>());
        if (same.stream().noneMatch(it -> it.head().saysTheSameAs(head))) {
            same.add(new ClaimedHead(source, head));
        }
    }

    /// The heads over exactly this many leaves; more than one if they contradict each other.
    List<ClaimedHead> at(long size) {
        return bySize.getOrDefault(size, List.of());
    }

    /// The heads over more leaves than there are.
    List<ClaimedHead> beyond(long leaves) {
        return bySize.tailMap(leaves, false).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Every head once, by its size.
    Map<Long, List<ClaimedHead>> all() {
        return new HashMap<>(bySize);
    }

    int databaseHeads() {
        return databaseHeads;
    }

    int witnessHeads() {
        return witnessHeads;
    }

    static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
