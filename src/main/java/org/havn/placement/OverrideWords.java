package org.havn.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Says what a rule costs.
@Component
class OverrideWords {
    private final RoundRows rows;
    private final JsonMapper json;

    OverrideWords(RoundRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /// The sentences that say it, the weightiest first.
    List<String> sentences(OverrideCost cost, Words words) {
        return switch (cost.outcome()) {
            case BLOCKED -> List.of(words.say("placement.override.blocked"));
            case IMPOSSIBLE -> List.of(words.say("placement.override.impossible"));
            case FOUND ->
                List.of(
                        words.say("placement.override.families", signed(cost.placedLess())),
                        words.say("placement.override.needs", signed(cost.uncoveredMore())),
                        points(cost, words),
                        words.say("placement.override.moved", cost.moved().size() + cost.hidden()));
        };
    }

    private static String points(OverrideCost cost, Words words) {
        if (cost.placedLess() != 0) {
            return words.say("placement.override.points.incomparable", ReasonWords.points(cost.cost(), words));
        }
        if (cost.cost() < -0.05) {
            return words.say("placement.override.points.gain", ReasonWords.points(-cost.cost(), words));
        }
        if (cost.proven()) {
            return words.say("placement.override.points.exactly", ReasonWords.points(cost.cost(), words));
        }
        return words.say(
                "placement.override.points.between",
                ReasonWords.points(cost.atLeast(), words),
                ReasonWords.points(cost.cost(), words));
    }

    /// For a choice between fewer, more and none.
    private static int signed(int change) {
        return change;
    }

    /// What the rules of a round were said to cost before they were saved, in one line each.
    Map<UUID, String> costs(Round round, Words words) {
        var costs = new HashMap<UUID, String>();
        rows.costsOf(round.id())
                .forEach((id, kept) ->
                        costs.put(id, String.join(" ", sentences(json.readValue(kept, OverrideCost.class), words))));
        return costs;
    }
}
