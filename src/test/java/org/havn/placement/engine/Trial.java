package org.havn.placement.engine;

import java.time.Duration;

/// Runs one invented problem and prints what it took, for tuning by hand.
final class Trial {
    private Trial() {}

    /// Processor time of this thread, which a busy machine does not stretch.
    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] args) {
        int families = Integer.parseInt(args[0]);
        int localities = Integer.parseInt(args[1]);
        int dims = Integer.parseInt(args[2]);
        double fill = Double.parseDouble(args[3]);
        var seconds = Long.parseLong(args[4]);
        var objective = args.length > 5 ? Objective.valueOf(args[5]) : Objective.VALUE;
        int seeds = args.length > 6 ? Integer.parseInt(args[6]) : 1;
        boolean talk = args.length > 7;
        for (int seed = 1; seed <= seeds; seed++) {
            var problem = RandomProblems.realistic(families, localities, dims, fill, seed);
            var options =
                    PlacementOptions.standard().withObjective(objective).withTimeLimit(Duration.ofSeconds(seconds));
            var result = new PlacementEngine().solve(problem, options, report -> {
                if (talk) {
                    System.out.println(report);
                }
            });
            if (families <= 200) {
                long start = cpu();
                var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));
                explainer.explainAll();
                System.out.printf(
                        "explained in %.2fs, %d solved again, %d unproven; ",
                        (cpu() - start) / 1e9, explainer.solved(), explainer.unproven());
                start = cpu();
                explainer.oneMore(10);
                System.out.printf("one more in %.2fs%n", (cpu() - start) / 1e9);
            }
            System.out.printf(
                    "%s obj=%.3f bound=%.3f gap=%.5f%% placed=%d/%d %.2fs struck=%s %s%n   %s%n   %s%n",
                    result.status(),
                    result.objective(),
                    result.bound(),
                    result.gap() * 100,
                    result.placed(),
                    families,
                    result.seconds().get("total"),
                    result.timeLimitStruck(),
                    result.stages(),
                    new java.util.TreeMap<>(result.seconds()),
                    new java.util.TreeMap<>(result.counters()));
        }
    }
}
