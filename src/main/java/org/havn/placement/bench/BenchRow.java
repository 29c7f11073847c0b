package org.havn.placement.bench;

import java.nio.file.Path;
import java.util.List;

/// A row of the benchmark: what is measured, under which limits, and what would be good.
///
/// @param target the goal, in words
/// @param explained whether explanations count towards the time
/// @param runs how often, each time with work from another seed
record BenchRow(
        Work work,
        String target,
        double gap,
        int seconds,
        int heapMegabytes,
        int nativeMegabytes,
        boolean explained,
        int runs) {

    static final List<BenchRow> ALL = List.of(
            new BenchRow(
                    new Work("weekly", "Weekly batch: 50 families × 357 municipalities × 8 dimensions", 50, 0, 0.15),
                    "proven optimal, p95 under 2 s with explanations",
                    0,
                    60,
                    512,
                    1536,
                    true,
                    20),
            new BenchRow(
                    new Work("demo", "Demo programme: 200 people × 357 municipalities × 8 dimensions", 0, 200, 0.2),
                    "proven optimal, under 3 s with explanations",
                    0,
                    60,
                    512,
                    1536,
                    true,
                    10),
            new BenchRow(
                    new Work(
                            "year",
                            "National year: 4,000 families × 357 municipalities × 8 dimensions",
                            4_000,
                            0,
                            0.95),
                    "gap at most 0.1 % in 60 s, under 2 GB",
                    0,
                    60,
                    768,
                    3072,
                    false,
                    3),
            new BenchRow(
                    new Work(
                            "people",
                            "All refugees of a year: 37,000 people × 357 municipalities × 8 dimensions",
                            0,
                            37_000,
                            0.95),
                    "gap at most 0.5 % in 10 min, under 4 GB",
                    0,
                    600,
                    2048,
                    4096,
                    false,
                    1));

    /// A problem in a folder, with explanations, under the limits of a round.
    static BenchRow of(Path directory) {
        return new BenchRow(Work.of(directory), "proven optimal, with explanations", 0, 60, 512, 1536, true, 5);
    }

    BenchRow quickly() {
        return new BenchRow(
                work, target, gap, Math.min(seconds, 20), heapMegabytes, nativeMegabytes, explained, Math.min(runs, 2));
    }

    BenchRow withRuns(int wanted) {
        return new BenchRow(work, target, gap, seconds, heapMegabytes, nativeMegabytes, explained, wanted);
    }
}
