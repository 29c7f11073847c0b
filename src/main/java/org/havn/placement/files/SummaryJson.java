package org.havn.placement.files;

import java.util.List;
import java.util.Locale;

/// The summary as JSON: alone with `--json`, and at the head of `explanations.json`.
record SummaryJson(Json json) {

    void write(Summary summary, List<String> warnings) {
        json.text("status", summary.status().name());
        json.number("objective", summary.objective());
        json.number("bound", summary.bound());
        json.number("gap", summary.gap());
        json.count("placed", summary.placed());
        json.count("families", summary.families());
        json.number("seconds", summary.seconds());
        json.truth("time_limit_struck", summary.timeLimitStruck());
        json.text(
                "goal",
                summary.options().objective().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.truth("place_all", summary.options().placeAll());
        json.truth("minimise", summary.options().minimise());
        json.count("seed", summary.options().seed());
        json.texts("warnings", warnings);
    }
}
