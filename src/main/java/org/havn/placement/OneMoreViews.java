package org.havn.placement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.havn.communities.Community;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Puts together what one more would add, and the letter that asks for it.
@Component
class OneMoreViews {
    /// Fewer families than this are not counted in a letter, and a service that so few need is not asked for in one.
    static final int FEWEST = 5;

    private static final int MOST_SHOWN = 20;

    private final Rounds rounds;
    private final SolveRows solves;
    private final Inquiries inquiries;
    private final MissingServiceInquirer inquirer;
    private final ReasonWords reasons;
    private final Clock clock;

    OneMoreViews(
            Rounds rounds,
            SolveRows solves,
            Inquiries inquiries,
            MissingServiceInquirer inquirer,
            ReasonWords reasons,
            Clock clock) {
        this.rounds = rounds;
        this.solves = solves;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.reasons = reasons;
        this.clock = clock;
    }

    OneMoreView of(Round round, Words words) {
        var plan = rounds.newestPlan(round.id());
        var rooms = plan.flatMap(it -> solves.oneMoreOf(it.id())).flatMap(OneMoreRow::worthTelling);
        var inquiry = inquiries.newest(round.id(), inquirer);
        var found = inquiry.flatMap(it -> inquiries.answer(it, inquirer));
        var services = found.map(MissingServices::found).orElse(List.of());
        return new OneMoreView(
                round.id().value().toString(),
                round.nameIn(words),
                plan.isPresent(),
                plan.filter(Solve::reasoning).isPresent(),
                rooms.map(rows -> rows.stream()
                                .limit(MOST_SHOWN)
                                .map(it -> room(it, words))
                                .toList())
                        .orElse(null),
                inquiry.map(it -> it.id().toString()).orElse(""),
                inquiry.filter(it -> it.state().open()).isPresent() ? words.say("placement.inquiry.waiting") : "",
                inquiry.filter(it -> it.state() == Inquiry.State.FAILED).isPresent(),
                inquiry.isPresent() && stale(inquiry.get(), plan),
                found.map(it -> words.say("placement.one-more.tried", it.found().size(), it.possible()))
                        .orElse(""),
                services.stream()
                        .filter(it -> !it.unconfirmed())
                        .map(it -> service(it, words))
                        .toList(),
                services.stream()
                        .filter(MissingServices.Found::unconfirmed)
                        .map(it -> service(it, words))
                        .toList(),
                letters(rooms.orElse(List.of()), services));
    }

    private boolean stale(Inquiry inquiry, Optional<Solve> plan) {
        return plan.filter(it -> it.id()
                        .value()
                        .equals(inquiries.question(inquiry, inquirer).plan()))
                .isEmpty();
    }

    private OneMoreView.Row room(OneMoreRow row, Words words) {
        var gain = row.gain();
        return new OneMoreView.Row(
                reasons.dimensionIn(row.dimension(), row.community(), words),
                reasons.community(row.community()),
                words.number(row.placedMore()),
                "",
                "",
                ReasonWords.points(gain == null ? row.price() : gain, words),
                gain != null && row.proven());
    }

    private OneMoreView.Row service(MissingServices.Found found, Words words) {
        return new OneMoreView.Row(
                reasons.capability(found.capability(), words),
                reasons.community(found.municipality()),
                words.number(found.placedMore()),
                words.number(found.helped()),
                words.number(found.couldLive()),
                ReasonWords.points(found.gain(), words),
                found.proven());
    }

    private List<Choice> letters(List<OneMoreRow> rooms, List<MissingServices.Found> services) {
        var where = new LinkedHashMap<String, Choice>();
        rooms.stream()
                .limit(MOST_SHOWN)
                .map(OneMoreRow::community)
                .forEach(it -> where.put(it, new Choice(it, reasons.community(it))));
        services.stream()
                .filter(MissingServices.Found::helps)
                .map(MissingServices.Found::municipality)
                .forEach(it -> where.put(it, new Choice(it, reasons.community(it))));
        return where.values().stream()
                .sorted(java.util.Comparator.comparing(Choice::label))
                .toList();
    }

    /// What a municipality is asked for. It learns of no number below five, neither the round nor how many it has, and
    /// of no service that fewer than five families of the round need: somebody who lives there could know them.
    OneMoreView.Letter letter(Round round, Community community, Words words) {
        var code = community.id().value();
        var asks = new ArrayList<OneMoreView.Letter.Ask>();
        rounds.newestPlan(round.id()).flatMap(it -> solves.oneMoreOf(it.id())).orElse(List.of()).stream()
                .filter(it -> it.community().equals(code))
                .forEach(it -> asks.add(new OneMoreView.Letter.Ask(
                        reasons.dimension(it.dimension(), words), effect(it.placedMore(), words))));
        inquiries
                .newest(round.id(), inquirer)
                .flatMap(it -> inquiries.answer(it, inquirer))
                .map(MissingServices::found)
                .orElse(List.of())
                .stream()
                .filter(it -> it.municipality().equals(code) && it.helps() && it.needing() >= FEWEST)
                .forEach(it -> asks.add(new OneMoreView.Letter.Ask(
                        words.say(
                                it.unconfirmed() ? "placement.letter.confirm" : "placement.letter.offer",
                                reasons.capability(it.capability(), words)),
                        effect(it.helped(), words))));
        return new OneMoreView.Letter(community.name(), words.date(LocalDate.now(clock)), asks, asks.isEmpty());
    }

    private static String effect(int families, Words words) {
        if (families == 0) {
            return words.say("placement.letter.better");
        }
        return families < FEWEST
                ? words.say("placement.letter.some")
                : words.say("placement.letter.at-least", families - families % FEWEST);
    }
}
