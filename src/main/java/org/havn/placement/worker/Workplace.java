package org.havn.placement.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The private folder in which a worker finds its task and leaves its plans. Families' needs may lie in it, so no other
/// user
/// can look inside, and it is gone when the solve is over.
///
/// @param folder open to its owner only
record Workplace(Path folder) implements AutoCloseable {
    private static final String TASK = "task";
    private static final String PLAN = "plan";
    private static final String RESULT = "result";
    private static final String EXPLANATIONS = "explanations";
    private static final String STUDY = "study";
    private static final String FINDINGS = "findings";

    static Workplace make() throws IOException {
        return new Workplace(OwnerOnly.temporaryFolder("havn-solve"));
    }

    void putTask(Record task) throws IOException {
        put(TASK, task);
    }

    <T> T task(Class<T> type) throws IOException {
        return get(TASK, type).orElseThrow(() -> new NoSuchFileException(TASK));
    }

    /// Replaces the best plan so far in one step: whoever reads, at whatever moment, finds a whole plan.
    void putPlan(Record plan) throws IOException {
        put(PLAN, plan);
    }

    <T> Optional<T> plan(Class<T> type) throws IOException {
        return get(PLAN, type);
    }

    void putResult(Record result) throws IOException {
        put(RESULT, result);
    }

    <T> Optional<T> result(Class<T> type) throws IOException {
        return get(RESULT, type);
    }

    void putExplanations(Explanations explanations) throws IOException {
        put(EXPLANATIONS, explanations);
    }

    Optional<Explanations> explanations() throws IOException {
        return get(EXPLANATIONS, Explanations.class);
    }

    void putStudy(Record study) throws IOException {
        put(STUDY, study);
    }

    <T> Optional<T> study(Class<T> type) throws IOException {
        return get(STUDY, type);
    }

    void putFindings(Record findings) throws IOException {
        put(FINDINGS, findings);
    }

    <T> Optional<T> findings(Class<T> type) throws IOException {
        return get(FINDINGS, type);
    }

    private void put(String name, Record content) throws IOException {
        var written = folder.resolve(name + ".new");
        try (var out = new RecordWriter(new BufferedOutputStream(Files.newOutputStream(written), 1 << 16))) {
            out.write(content);
        }
        Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private <T> Optional<T> get(String name, Class<T> type) throws IOException {
        try (var in = new RecordReader(new BufferedInputStream(Files.newInputStream(folder.resolve(name)), 1 << 16))) {
            return Optional.of(in.read(type));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        OwnerOnly.delete(folder);
    }
}
