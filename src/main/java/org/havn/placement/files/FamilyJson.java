package org.havn.placement.files;

import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.FamilyExplanation.Alternative;
import org.havn.placement.engine.FamilyExplanation.Blocked;
import org.havn.placement.engine.FamilyExplanation.Change;
import org.havn.placement.engine.FamilyExplanation.ForcedCost;
import org.havn.placement.engine.FamilyExplanation.NetTerm;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.WhyNot;
import org.jspecify.annotations.Nullable;

/// One family's explanation as JSON. Each kind of reason has a name of its own in `kind`.
record FamilyJson(Json json) {

    void write(FamilyExplanation family) {
        json.object(() -> {
            json.text("family_id", family.family());
            json.text("locality_id", family.locality());
            json.number("value", family.value());
            json.number("net", family.net());
            json.list("why_here", family.whyHere(), this::term);
            json.list("alternatives", family.alternatives(), this::alternative);
            json.object("how_sure", () -> {
                json.number("gap", family.sure().gap());
                json.number("loss_of_nearest", family.sure().lossOfNearest());
                json.truth("proven", family.sure().proven());
            });
            json.list("changes", family.changes(), this::change);
            json.list("blocked", family.blocked(), this::blocked);
        });
    }

    private void term(NetTerm term) {
        json.object(() -> {
            switch (term) {
                case FamilyExplanation.ValuePart(var key, var amount) -> {
                    json.text("kind", "value");
                    json.text("key", key);
                    json.number("amount", amount);
                }
                case FamilyExplanation.ScarcityPart(var dimension, var price, var use, var amount) -> {
                    json.text("kind", "scarcity");
                    json.text("dimension", dimension);
                    json.number("price", price);
                    json.number("use", use);
                    json.number("amount", amount);
                }
                case FamilyExplanation.LinkPart(var other, var amount) -> {
                    json.text("kind", "link");
                    json.text("other_family_id", other);
                    json.number("amount", amount);
                }
            }
        });
    }

    private void alternative(Alternative alternative) {
        json.object(() -> {
            json.text("locality_id", alternative.locality());
            json.number("value", alternative.value());
            json.number("net", alternative.net());
            json.list("why_not", alternative.whyNot(), this::whyNot);
            cost(alternative.cost());
        });
    }

    private void cost(@Nullable ForcedCost cost) {
        if (cost == null) {
            json.text("cost", null);
            return;
        }
        json.object("cost", () -> {
            json.number("cost", cost.cost());
            json.number("at_least", cost.atLeast());
            json.truth("proven", cost.proven());
            json.truth("feasible", cost.feasible());
            json.count("placed_less", cost.placedLess());
            json.texts("moved", cost.moved());
        });
    }

    private void whyNot(WhyNot reason) {
        json.object(() -> {
            switch (reason) {
                case WhyNot.Inadmissible(var obstacles) -> {
                    json.text("kind", "inadmissible");
                    json.list("obstacles", obstacles, obstacle -> json.object(() -> parts(obstacle)));
                }
                case WhyNot.ForbiddenByPeople() -> json.text("kind", "forbidden-by-people");
                case WhyNot.PinnedElsewhere(var locality) -> {
                    json.text("kind", "pinned-elsewhere");
                    json.text("to_locality_id", locality);
                }
                case WhyNot.TooLarge(var dimension, var use, var free) -> {
                    json.text("kind", "too-large");
                    json.text("dimension", dimension);
                    json.number("use", use);
                    json.number("free", free);
                }
                case WhyNot.AnotherGainsMore(var dimension, var use, var left, var instead) -> {
                    json.text("kind", "another-gains-more");
                    json.text("dimension", dimension);
                    json.number("use", use);
                    json.number("left", left);
                    json.texts("instead", instead);
                }
                case WhyNot.Scarce(var dimension, var price, var use) -> {
                    json.text("kind", "scarce");
                    json.text("dimension", dimension);
                    json.number("price", price);
                    json.number("use", use);
                }
                case WhyNot.LowerNet(var difference) -> {
                    json.text("kind", "lower-net");
                    json.number("difference", difference);
                }
                case WhyNot.LinkWouldBreak(var other) -> {
                    json.text("kind", "link-would-break");
                    json.text("other_family_id", other);
                }
                case WhyNot.SafetyDistance() -> json.text("kind", "safety-distance");
                case WhyNot.EquallyGood(var chosen) -> {
                    json.text("kind", "equally-good");
                    json.text("chosen_locality_id", chosen);
                }
            }
        });
    }

    private void change(Change change) {
        json.object(() -> {
            switch (change) {
                case Change.MoreCapacity(var locality, var dimension, var added, var gain, var proven) -> {
                    json.text("kind", "more-capacity");
                    json.text("locality_id", locality);
                    json.text("dimension", dimension);
                    json.number("added", added);
                    json.number("gain", gain);
                    json.truth("proven", proven);
                }
                case Change.MoreValue(var locality, var added) -> {
                    json.text("kind", "more-value");
                    json.text("locality_id", locality);
                    json.number("added", added);
                }
                case Change.NeedMet(var locality, var obstacle) -> {
                    json.text("kind", "need-met");
                    json.text("locality_id", locality);
                    json.object("obstacle", () -> parts(obstacle));
                }
            }
        });
    }

    private void blocked(Blocked blocked) {
        json.object(() -> {
            json.count("localities", blocked.localities());
            switch (blocked) {
                case Blocked.ByNeed(var obstacle, var _) -> {
                    json.text("kind", "need");
                    json.object("obstacle", () -> parts(obstacle));
                }
                case Blocked.ByCapacity(var dimension, var evenIfEmpty, var _) -> {
                    json.text("kind", "capacity");
                    json.text("dimension", dimension);
                    json.truth("even_if_empty", evenIfEmpty);
                }
                case Blocked.ByPeople(var _) -> json.text("kind", "people");
                case Blocked.ByLink(var other, var _) -> {
                    json.text("kind", "link");
                    json.text("other_family_id", other);
                }
            }
        });
    }

    private void parts(PairFacts.Obstacle obstacle) {
        json.text("key", obstacle.key());
        json.texts("arguments", obstacle.arguments());
    }
}
