package org.havn.placement.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.InfeasibleBecause;
import org.havn.placement.engine.OneMore;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.StageProof;
import org.havn.placement.worker.Explanations;
import org.jspecify.annotations.Nullable;

/// `explanations.json`: how good the plan is, why each family is where it is, and what one more place would add. Its
/// shape is
/// published in `docs/schemas/explanations.schema.json`.
///
/// @param prices nothing without a plan
/// @param explanations nothing where none were made
record ExplanationsFile(
        Summary summary,
        List<String> warnings,
        List<StageProof> stages,
        List<InfeasibleBecause> infeasible,
        PlacementProblem problem,
        @Nullable Prices prices,
        @Nullable Explanations explanations) {
    static final String NAME = "explanations.json";
    static final String FORMAT = "havn-explanations-1";

    void write(Path directory) throws IOException {
        try (var writer = Files.newBufferedWriter(directory.resolve(NAME));
                var json = Json.indented(writer)) {
            json.object(() -> {
                json.text("format", FORMAT);
                json.object("summary", () -> new SummaryJson(json).write(summary, warnings));
                json.list("stages", stages, stage -> json.object(() -> stage(json, stage)));
                json.list("infeasible", infeasible, reason -> new InfeasibleJson(json).write(reason));
                json.list("prices", priced(), price -> json.object(() -> price(json, price)));
                var made = explanations == null ? new Explanations(List.of(), List.of(), false) : explanations;
                json.truth("explained", explanations != null);
                json.list("one_more", made.oneMore(), more -> json.object(() -> oneMore(json, more)));
                json.list("families", made.families(), family -> new FamilyJson(json).write(family));
            });
        }
    }

    private record Priced(int locality, int dimension, double price) {}

    private List<Priced> priced() {
        var priced = new ArrayList<Priced>();
        for (int l = 0; prices != null && l < problem.localities(); l++) {
            for (int d = 0; d < problem.dimensions(); d++) {
                if (prices.of(l, d) > 0) {
                    priced.add(new Priced(l, d, prices.of(l, d)));
                }
            }
        }
        return priced;
    }

    private void price(Json json, Priced priced) {
        json.text("locality_id", problem.localityId(priced.locality()));
        json.text("dimension", problem.dimension(priced.dimension()));
        json.number("price", priced.price());
    }

    private static void stage(Json json, StageProof stage) {
        json.text("stage", stage.stage().name());
        json.number("reached", stage.reached());
        json.number("bound", stage.bound());
        json.truth("proven", stage.proven());
    }

    private static void oneMore(Json json, OneMore more) {
        json.text("locality_id", more.locality());
        json.text("dimension", more.dimension());
        json.number("price", more.price());
        json.number("gain", more.gain());
        json.number("at_most", more.atMost());
        json.truth("proven", more.proven());
        json.count("placed_more", more.placedMore());
    }
}
