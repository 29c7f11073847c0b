package org.havn.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.havn.communities.Communities;
import org.havn.needs.ConfirmedNeed;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what is told of a question about a plan.
@Component
class WhatIfViews {
    private final WhatIfRows questions;
    private final SolveRows solves;
    private final RoundProblems problems;
    private final Communities communities;
    private final ReasonWords reasons;
    private final Clock clock;

    WhatIfViews(
            WhatIfRows questions,
            SolveRows solves,
            RoundProblems problems,
            Communities communities,
            ReasonWords reasons,
            Clock clock) {
        this.questions = questions;
        this.solves = solves;
        this.problems = problems;
        this.communities = communities;
        this.reasons = reasons;
        this.clock = clock;
    }

    WhatIfView of(Round round, WhatIf question, Words words) {
        var answer = question.answer();
        var community = reasons.community(question.community().value());
        var here = solves.proposal(question.solve(), question.household())
                .map(Proposal::community)
                .map(it -> reasons.community(it.value()))
                .orElse("");
        return new WhatIfView(
                question.id().toString(),
                address(round, question),
                "/work/rounds/" + round.id().value(),
                round.nameIn(words),
                question.household().value(),
                community,
                here.isEmpty() ? words.say("placement.no-place") : here,
                answer != null
                        ? ""
                        : question.startedAt() == null
                                ? words.say("placement.running.waiting")
                                : words.say(
                                        "placement.what-if.running",
                                        community,
                                        solves.secondsAllowed(question.solve())),
                answer == null ? percent(question) : 100,
                answer == null ? "" : sentence(question, answer, words),
                answer == null ? "" : harm(answer),
                answer == null
                        ? List.of()
                        : answer.because().stream()
                                .map(it -> because(round, question, it, words))
                                .toList(),
                answer == null || answer.outcome() != WhatIf.Outcome.FOUND
                        ? ""
                        : words.say("placement.what-if.moved", answer.moved().size()),
                answer == null
                        ? List.of()
                        : answer.moved().stream()
                                .map(it -> moved(round, it, words))
                                .toList());
    }

    /// What was asked before about the household in this plan.
    List<WhatIfView.Asked> asked(Round round, SolveId solve, org.havn.cases.CaseNumber household, Words words) {
        return questions.of(solve, household).stream()
                .map(it -> {
                    var answer = it.answer();
                    return new WhatIfView.Asked(
                            reasons.community(it.community().value()),
                            address(round, it) + "/why-not/" + it.id(),
                            answer == null ? words.say("placement.what-if.open") : sentence(it, answer, words));
                })
                .toList();
    }

    private static String address(Round round, WhatIf question) {
        return "/work/rounds/" + round.id().value() + "/proposals/" + question.household();
    }

    private int percent(WhatIf question) {
        var started = question.startedAt();
        if (started == null) {
            return 0;
        }
        var allowed = 1000L * solves.secondsAllowed(question.solve());
        var over = Duration.between(started, clock.instant()).toMillis();
        return Math.clamp(100 * over / Math.max(1, allowed), 1, 99);
    }

    private static String harm(WhatIf.Answer answer) {
        return switch (answer.outcome()) {
            case FOUND -> answer.placedLess() > 0 ? "danger" : answer.cost() > 0 ? "warning" : "success";
            case BLOCKED, IMPOSSIBLE -> "danger";
            case CHANGED, NO_ANSWER -> "warning";
        };
    }

    private String sentence(WhatIf question, WhatIf.Answer answer, Words words) {
        var place = reasons.community(question.community().value());
        return switch (answer.outcome()) {
            case BLOCKED -> words.say("placement.what-if.blocked", place);
            case IMPOSSIBLE -> words.say("placement.what-if.impossible", place);
            case CHANGED -> words.say("placement.what-if.changed");
            case NO_ANSWER -> words.say("placement.what-if.no-answer");
            case FOUND -> found(place, answer, words);
        };
    }

    private static String found(String place, WhatIf.Answer answer, Words words) {
        if (answer.placedLess() > 0) {
            return words.say("placement.what-if.families", place, answer.placedLess());
        }
        if (answer.placedLess() < 0) {
            return words.say("placement.what-if.more-families", place, -answer.placedLess());
        }
        var cost = ReasonWords.points(Math.abs(answer.cost()), words);
        if (answer.cost() < -0.05) {
            return words.say("placement.what-if.better", place, cost);
        }
        if (answer.proven()) {
            return words.say("placement.what-if.exactly", place, cost);
        }
        return answer.atLeast() > 0
                ? words.say("placement.what-if.between", place, ReasonWords.points(answer.atLeast(), words), cost)
                : words.say("placement.what-if.at-most", place, cost);
    }

    /// A need out of reach is told with the nearest offer and what the need allows.
    private String because(Round round, WhatIf question, Reason reason, Words words) {
        var sentence = reasons.sentence(reason, question.community().value(), words);
        if (!(reason instanceof Reason.OutOfReach(var need, var _))) {
            return sentence;
        }
        return problems.household(round, question.household()).needs().stream()
                .filter(it -> it.id().value().toString().equals(need))
                .findFirst()
                .map(it -> Stream.of(sentence, nearest(question, it, words))
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + " " + other)
                        .orElse(sentence))
                .orElse(sentence);
    }

    private String nearest(WhatIf question, ConfirmedNeed need, Words words) {
        var requirement = need.requirement();
        var offers = communities.reach(question.community(), requirement.capability());
        if (offers.isEmpty()) {
            return words.say("placement.what-if.nowhere");
        }
        var nearest = offers.getFirst();
        var most = requirement.maxOneWayMinutes();
        return most == null
                ? words.say(
                        "placement.what-if.nearest",
                        nearest.offer().name(),
                        words.say("placement.minutes", nearest.minutes()))
                : words.say(
                        "placement.what-if.nearest-allowed",
                        nearest.offer().name(),
                        words.say("placement.minutes", nearest.minutes()),
                        words.say("placement.minutes", most));
    }

    private WhatIfView.Moved moved(Round round, WhatIf.Moved moved, Words words) {
        return new WhatIfView.Moved(
                moved.household(),
                "/work/rounds/" + round.id().value() + "/proposals/" + moved.household(),
                place(moved.from(), words),
                place(moved.to(), words));
    }

    private String place(@Nullable String code, Words words) {
        return code == null ? words.say("placement.no-place") : reasons.community(code);
    }
}
