package org.havn.cases.errf;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Reads a whole file, one case in memory at a time.
public final class ErrfBatch {
    private ErrfBatch() {}

    /// Hands over each case with what stands against it.
    ///
    /// @return what stands against the file as a whole; where it could not be read on, the last of these says so
    public static List<ErrfProblem> read(InputStream file, BiConsumer<ErrfCase, List<ErrfProblem>> cases) {
        var checker = new ErrfChecker();
        try (var reader = new ErrfReader(file)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var problems = new ArrayList<>(reader.problems());
                problems.addAll(checker.check(next.get()));
                cases.accept(next.get(), problems);
            }
            return checker.finish(reader.indicator());
        } catch (ErrfNotReadable unreadable) {
            return List.of(unreadable.problem());
        }
    }
}
