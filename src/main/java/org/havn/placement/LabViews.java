package org.havn.placement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the policy lab found.
@Component
class LabViews {
    private static final int BAR = 30;
    private static final double WIDEST = 340;

    private final Rounds rounds;
    private final RoundRows rows;
    private final Inquiries inquiries;
    private final LabInquirer inquirer;
    private final ReasonWords reasons;

    LabViews(Rounds rounds, RoundRows rows, Inquiries inquiries, LabInquirer inquirer, ReasonWords reasons) {
        this.rounds = rounds;
        this.rows = rows;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.reasons = reasons;
    }

    LabView of(Round round, Words words) {
        var inquiry = inquiries.newest(round.id(), inquirer);
        var found = inquiry.flatMap(it -> inquiries.answer(it, inquirer));
        var asked = inquiry.map(it -> inquiries.question(it, inquirer));
        var planned = rounds.newestPlan(round.id()).isPresent();
        var frame = RoundReports.Frame.of(round, "/lab", planned, inquiry.orElse(null), false, words);
        var wholly = rounds.wholly(round.id()); // a group of few could tell of a family that the reader does not see
        var seen = new HashSet<String>();
        rows.householdsOf(round.id()).forEach(it -> seen.add(it.value()));
        var moved = found.map(LabResult::differing).orElse(List.of());
        var named = moved.stream().filter(it -> seen.contains(it.household())).toList();
        return new LabView(
                frame,
                asked.map(it -> words.say(
                                "placement.lab.settings",
                                found.map(LabResult::families).orElse(0),
                                it.batches(),
                                it.orders(),
                                it.capacityPercent()))
                        .orElse(""),
                found.map(it -> words.say(
                                it.proven() ? "placement.lab.proven" : "placement.lab.bound",
                                ReasonWords.points(it.bound(), words)))
                        .orElse(""),
                found.map(it -> bars(it, words)).orElse(null),
                found.map(it -> it.policies().stream().map(p -> row(p, words)).toList())
                        .orElse(List.of()),
                table(
                        found,
                        policy -> policy.unmet().keySet(),
                        (policy, key) -> words.number(policy.unmet().getOrDefault(key, 0)),
                        key -> reasons.capability(key, words),
                        words),
                load(found, words),
                table(
                        found,
                        policy -> wholly ? policy.groups().keySet() : java.util.Set.of(),
                        (policy, key) -> ReasonWords.points(policy.groups().getOrDefault(key, 0.0), words),
                        key -> group(key, words),
                        words),
                asked.filter(it -> !it.valuePolicy().isEmpty() && found.isPresent())
                        .map(it -> words.say("placement.lab.replayed", round.policy(), it.valuePolicy(), moved.size()))
                        .orElse(""),
                named.stream().map(it -> moved(round, it, words)).toList(),
                moved.size() - named.size(),
                found.isPresent() ? frame.address() + "/figures.csv" : "",
                List.of(new Choice("policy-v1", "policy-v1"), new Choice("policy-v2", "policy-v2")));
    }

    /// The same figures as rows for a file: no family in them.
    List<List<String>> figures(Round round, Words words) {
        var view = of(round, words);
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(words.say("placement.lab.warning")));
        lines.add(List.of(view.settings(), view.denominator()));
        lines.add(List.of(
                words.say("placement.lab.policy"),
                words.say("placement.lab.mean"),
                words.say("placement.lab.deviation"),
                words.say("placement.lab.worst"),
                words.say("placement.dial.placed"),
                words.say("placement.dial.mean-rank")));
        view.rows()
                .forEach(it ->
                        lines.add(List.of(it.policy(), it.mean(), it.deviation(), it.worst(), it.placed(), it.rank())));
        add(lines, words.say("placement.lab.unmet"), view.unmet());
        add(lines, words.say("placement.lab.load"), view.load());
        return lines;
    }

    private static void add(List<List<String>> lines, String title, LabView.Table table) {
        var head = new ArrayList<>(List.of(title));
        head.addAll(table.columns());
        lines.add(head);
        table.lines().forEach(it -> {
            var line = new ArrayList<>(List.of(it.name()));
            line.addAll(it.figures());
            lines.add(line);
        });
    }

    private interface Figure {
        String of(LabResult.Policy policy, String key);
    }

    private static LabView.Table table(
            Optional<LabResult> found,
            Function<LabResult.Policy, java.util.Set<String>> keys,
            Figure figure,
            Function<String, String> name,
            Words words) {
        var all = new TreeSet<String>();
        var policies = found.map(LabResult::policies).orElse(List.of());
        policies.forEach(it -> all.addAll(keys.apply(it)));
        return new LabView.Table(
                policies.stream().map(it -> policy(it.name(), words)).toList(),
                all.stream()
                        .map(key -> new LabView.Line(
                                name.apply(key),
                                policies.stream().map(it -> figure.of(it, key)).toList()))
                        .toList());
    }

    /// Persons by county and policy: the four quarters of the period, as they add up over the year.
    private static LabView.Table load(Optional<LabResult> found, Words words) {
        return table(
                found,
                policy -> policy.load().keySet(),
                (policy, county) -> policy.load().getOrDefault(county, List.of(0, 0, 0, 0)).stream()
                        .map(words::number)
                        .reduce((one, other) -> one + " · " + other)
                        .orElse(""),
                county -> county,
                words);
    }

    private static LabView.Row row(LabResult.Policy policy, Words words) {
        return new LabView.Row(
                policy(policy.name(), words),
                words.number(policy.mean(), 2),
                words.number(policy.deviation(), 2),
                words.number(policy.worst(), 2),
                words.number(policy.placed(), 1),
                policy.meanRank() < 0 ? "–" : words.number(policy.meanRank(), 2));
    }

    private static LabView.@Nullable Bars bars(LabResult result, Words words) {
        var bars = new ArrayList<LabView.Bar>();
        for (var policy : result.policies()) {
            bars.add(new LabView.Bar(
                    policy(policy.name(), words),
                    bars.size() * BAR,
                    String.format(Locale.ROOT, "%.1f", WIDEST * Math.clamp(policy.mean() / 100, 0, 1)),
                    words.number(policy.mean(), 1) + " %"));
        }
        return new LabView.Bars(words.say("placement.lab.shares"), bars, bars.size() * BAR);
    }

    private static String policy(String name, Words words) {
        return words.say("placement.lab.policy." + name);
    }

    private static String group(String key, Words words) {
        var by = key.substring(0, key.indexOf(':'));
        var which = key.substring(by.length() + 1);
        return words.say("placement.fairness.by." + by) + ": "
                + (by.equals("origin")
                        ? Locale.of("", which).getDisplayCountry(words.locale())
                        : words.say("placement.fairness." + by + "." + which));
    }

    private OverrideView.Moved moved(Round round, WhatIf.Moved moved, Words words) {
        return new OverrideView.Moved(
                moved.household(),
                "/work/rounds/" + round.id().value() + "/proposals/" + moved.household(),
                place(moved.from(), words),
                place(moved.to(), words));
    }

    private String place(@Nullable String code, Words words) {
        return code == null ? words.say("placement.no-place") : reasons.community(code);
    }
}
