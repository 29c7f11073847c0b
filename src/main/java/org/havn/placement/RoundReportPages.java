package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.placement.RoundReports.FairnessView;
import org.havn.placement.RoundReports.Frame;
import org.havn.placement.RoundReports.GroupRow;
import org.havn.placement.RoundReports.SettingRow;
import org.havn.placement.RoundReports.WishView;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Reports about a round's newest plan: how it treats groups, and what families' wishes would cost.
@Controller
@RequestMapping("/work/rounds/{id}")
class RoundReportPages {
    private final Rounds rounds;
    private final Inquiries inquiries;
    private final FairnessInquirer fairness;
    private final WishDialInquirer wishes;
    private final Readers readers;

    RoundReportPages(
            Rounds rounds, Inquiries inquiries, FairnessInquirer fairness, WishDialInquirer wishes, Readers readers) {
        this.rounds = rounds;
        this.inquiries = inquiries;
        this.fairness = fairness;
        this.wishes = wishes;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/fairness")
    String fairness(@PathVariable String id, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var round = rounds.get(RoundId.of(id));
        var wholly = rounds.wholly(round.id()); // a group of few could tell of a family that the reader does not see
        var inquiry = inquiries.newest(round.id(), fairness);
        var found = inquiry.flatMap(it -> inquiries.answer(it, fairness));
        var frame = frame(
                round,
                "/fairness",
                inquiry.orElse(null),
                inquiry.map(it -> inquiries.question(it, fairness).plan()),
                words);
        model.addAttribute(
                "view",
                new FairnessView(
                        frame,
                        found.map(it -> ReasonWords.points(it.mean(), words)).orElse(""),
                        found.map(it -> it.groups().stream()
                                        .filter(group -> wholly || !group.small())
                                        .map(group -> row(group, it, words))
                                        .toList())
                                .orElse(List.of())));
        return "placement/fairness";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @PostMapping("/fairness")
    String askFairness(@PathVariable String id) {
        var round = rounds.get(RoundId.of(id)).id();
        inquiries.ask(fairness, round, null, new FairnessInquirer.Asked(plan(round)));
        return "redirect:/work/rounds/" + round.value() + "/fairness";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/wishes")
    String wishes(@PathVariable String id, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var round = rounds.get(RoundId.of(id));
        var inquiry = inquiries.newest(round.id(), wishes);
        var found = inquiry.flatMap(it -> inquiries.answer(it, wishes));
        var frame = frame(
                round,
                "/wishes",
                inquiry.orElse(null),
                inquiry.map(it -> inquiries.question(it, wishes).plan()),
                words);
        model.addAttribute(
                "view",
                new WishView(
                        frame,
                        found.map(it -> words.say("placement.dial.asked", it.asked(), it.families()))
                                .orElse(""),
                        found.filter(it -> !it.settings().isEmpty())
                                .map(it -> curve(it, words))
                                .orElse(null),
                        found.map(it -> it.settings().stream()
                                        .map(setting -> row(setting, words))
                                        .toList())
                                .orElse(List.of())));
        return "placement/wish-dial";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @PostMapping("/wishes")
    String askWishes(@PathVariable String id) {
        var round = rounds.get(RoundId.of(id)).id();
        inquiries.ask(wishes, round, null, new WishDialInquirer.Asked(plan(round)));
        return "redirect:/work/rounds/" + round.value() + "/wishes";
    }

    private UUID plan(RoundId round) {
        return rounds.newestPlan(round).orElseThrow(AskAgain::new).id().value();
    }

    private Frame frame(Round round, String page, @Nullable Inquiry inquiry, Optional<UUID> of, Words words) {
        var newest = rounds.newestPlan(round.id()).map(it -> it.id().value());
        return Frame.of(round, page, newest.isPresent(), inquiry, of.isPresent() && !of.equals(newest), words);
    }

    private static GroupRow row(Fairness.Group group, Fairness all, Words words) {
        var span = group.meanSpan();
        var covered = group.coveredShare();
        var cost = group.floorCost();
        return new GroupRow(
                words.say("placement.fairness.by." + group.by()),
                name(group, words),
                group.families(),
                group.small(),
                span != null && !group.small() && (span.to() < all.mean() || span.from() > all.mean()),
                words.say(
                        "placement.fairness.share",
                        group.placed(),
                        group.families(),
                        words.percent(group.placedShare().from(), 0),
                        words.percent(group.placedShare().to(), 0)),
                span == null
                        ? ReasonWords.points(group.mean(), words)
                        : words.say(
                                "placement.fairness.mean",
                                ReasonWords.points(group.mean(), words),
                                ReasonWords.points(span.from(), words),
                                ReasonWords.points(span.to(), words)),
                covered == null
                        ? words.say("placement.fairness.no-needs")
                        : words.say(
                                "placement.fairness.share",
                                group.covered(),
                                group.needs(),
                                words.percent(covered.from(), 0),
                                words.percent(covered.to(), 0)),
                cost == null
                        ? words.say("placement.fairness.floor.kept")
                        : group.floorReached()
                                ? words.say("placement.fairness.floor", ReasonWords.points(cost, words))
                                : words.say("placement.fairness.floor.impossible"));
    }

    private static String name(Fairness.Group group, Words words) {
        if (group.by().equals("origin")) {
            var country = Locale.of("", group.key()).getDisplayCountry(words.locale());
            return country.isEmpty() ? group.key() : country;
        }
        return words.say("placement.fairness." + group.by() + "." + group.key());
    }

    private static SettingRow row(WishDial.Setting setting, Words words) {
        return new SettingRow(
                setting.share() == 0 ? words.say("placement.dial.no-promise") : words.percent(setting.share(), 0),
                words.number(setting.meanRank(), 2),
                words.number(setting.first()),
                words.number(setting.none()),
                words.number(setting.placed()),
                ReasonWords.points(setting.outcome(), words),
                words.say("placement.dial.covered", setting.covered(), setting.needs()),
                words.number(setting.unproven()));
    }

    private static Curve curve(WishDial dial, Words words) {
        return Curve.of(
                words.say("placement.dial.curve"),
                dial.settings().stream()
                        .map(it -> new Curve.Point(
                                it.meanRank(),
                                it.covered(),
                                it.share() == 0
                                        ? words.say("placement.dial.no-promise")
                                        : words.percent(it.share(), 0)))
                        .toList(),
                words.say("placement.dial.mean-rank"),
                words.say("placement.dial.needs"),
                it -> words.number(it, 1));
    }
}
