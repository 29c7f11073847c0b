package org.havn.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.cases.CaseMember;
import org.havn.cases.ResettlementCase;
import org.havn.interviews.HeldInterviews;
import org.havn.interviews.HeldInterviews.Said;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.Choice;
import org.havn.interviews.forms.FieldPath;
import org.havn.needs.Decision;
import org.havn.needs.Need;
import org.havn.needs.Needs;
import org.havn.needs.OwnWords;
import org.havn.needs.Proposal;
import org.havn.needs.Proposals;
import org.havn.needs.Proposals.EarlierHand;
import org.havn.platform.Ids;
import org.havn.reference.LanguageTag;
import org.springframework.stereotype.Component;

/// The interview with Amina's family: what they said becomes proposals by the rules, and needs by the caseworker.
///
/// Each sentence stands once, in [WidowsFamily]; here is to which question it was the answer. One need of the eldest
/// son
/// still waits for somebody to ask him, so that the demonstration has a proposal to decide.
@Component
class WidowsInterview {
    private static final LanguageTag NORWEGIAN = new LanguageTag("nb");
    private static final int DAYS_FROM_SEALING_TO_CONFIRMING = 7;

    /// Which question a need was the answer to, and the rule that finds it.
    private record Place(String question, String rule) {}

    /// In the order of the family's wishes, as [WidowsFamily] tells them.
    private static final List<Place> PLACES = List.of(
            new Place("health/burned_words", "burns-hindering"),
            new Place("health/mouth_words", "mouth-hindering"),
            new Place("health/thinner_words", "thinner"),
            new Place("health/teeth_words", "teeth"),
            new Place("health/journey_words", "journey-feeding"),
            new Place("household/together/school_wish", "school-for-all"),
            new Place("education/school_stopped", "out-of-school"),
            new Place("work/work_wished", "work"),
            new Place("household/together/safe_place", "safe-place"),
            new Place("household/together/home_wish", "home"),
            new Place("household/together/interpreter_words", "interpreter"),
            new Place("household/together/neighbours_words", "neighbours"));

    private static final Map<String, String> TOGETHER = Map.of(
            "registration/safe_channel", "message",
            "household/live_together", "7",
            "household/mobility/aid", Choice.NONE,
            "household/housing/rooms_now", "2",
            "household/housing/safe_at_night", "no",
            "household/has_relatives", "no",
            "household/together/wants_interpreter", "yes",
            "household/together/wants_neighbours", "yes",
            "closing/read_back", "yes");

    /// Of each member in the case's order: the mother, then the children from the eldest. Not everything was asked of
    /// everybody, and not everything is known.
    private static final List<Map<String, String>> ALONE = List.of(
            Map.of(
                    "age", "38",
                    "willing", "yes",
                    "protection/afraid", Choice.NONE,
                    "protection/harmed", "bombing loss",
                    "protection/ask_again", Choice.UNKNOWN,
                    "health/illness", Choice.NONE,
                    "work/worked", "yes"),
            Map.of(
                    "age", "16",
                    "willing", "yes",
                    "health/illness", Choice.NONE,
                    "education/schooling", "some",
                    "education/grade_left", "5",
                    "education/writes", "no",
                    "education/school_now", "no"),
            Map.of(
                    "age", "14",
                    "health/illness", Choice.UNKNOWN,
                    "function/seeing", "much",
                    "education/writes", "yes",
                    "education/school_now", "yes"),
            Map.of(
                    "age", "11",
                    "health/illness", "yes",
                    "health/care", "surgery",
                    "health/food", "liquid",
                    "health/burned", "much",
                    "health/mouth", "much",
                    "health/thinner", "yes",
                    "health/teeth", "yes",
                    "health/journey", "yes"),
            Map.of("age", "9", "health/illness", Choice.NONE, "education/school_now", "yes"),
            Map.of("age", "7", "health/illness", Choice.UNKNOWN, "education/school_now", "yes"),
            Map.of("age", "4", "health/illness", Choice.NONE));

    private final HeldInterviews interviews;
    private final Proposals proposals;
    private final Needs needs;
    private final Accounts accounts;

    WidowsInterview(HeldInterviews interviews, Proposals proposals, Needs needs, Accounts accounts) {
        this.interviews = interviews;
        this.proposals = proposals;
        this.needs = needs;
        this.accounts = accounts;
    }

    /// Holds it, and confirms what the rules propose. A family that has its needs already keeps them.
    void hold(DemoFamily family) {
        var number = family.resettlementCase().number();
        if (!needs.confirmedOf(List.of(number)).isEmpty()) {
            return;
        }
        var confirmedOn =
                Objects.requireNonNull(family.needs().getFirst().confirmation()).on();
        var held = confirmedOn.minusDays(DAYS_FROM_SEALING_TO_CONFIRMING);
        var caseworker = DemoAccounts.caseworker(accounts).orElseGet(() -> named("caseworker"));
        var fresh = interviews.keep(new HeldInterviews.Held(
                new InterviewId(named("interview")),
                number,
                held,
                new InterpretedBy(new LanguageTag("apc"), "shami", Origin.TRANSLATOR),
                caseworker,
                at(held, 9),
                at(held, 12),
                said(family)));
        if (fresh) {
            decide(family, caseworker, confirmedOn);
        }
    }

    private void decide(DemoFamily family, UUID caseworker, LocalDate on) {
        var number = family.resettlementCase().number();
        var waiting = proposals.waiting(number);
        for (var i = 0; i < PLACES.size(); i++) {
            var need = family.needs().get(i);
            var hand = new EarlierHand(caseworker.toString(), at(on, 10), Objects.requireNonNull(need.confirmation()));
            proposals.confirmedBefore(
                    number, found(waiting, PLACES.get(i).rule()).id(), decision(need), hand);
        }
        var first = Objects.requireNonNull(family.needs().getFirst().confirmation());
        proposals.setAsideBefore(
                number,
                found(waiting, "operation").id(),
                "The operation is the reconstruction after burns and the jaw surgery, which are needs of their own",
                new EarlierHand(caseworker.toString(), at(on, 10), first));
    }

    private static Proposal found(List<Proposal> waiting, String rule) {
        return waiting.stream()
                .filter(it -> it.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rules did not find what the family said: " + rule));
    }

    /// What the doctor and the caseworker add: that it is hard, its further codes, whose it is until when.
    private static Decision decision(Need need) {
        return new Decision(
                null,
                need.words().in(NORWEGIAN).stream().toList(),
                need.requirement(),
                need.specificNeeds(),
                need.severity(),
                need.phases(),
                need.evidence(),
                Objects.requireNonNull(need.confirmation()).by(),
                need.owner(),
                need.due());
    }

    private static List<Said> said(DemoFamily family) {
        var said = new ArrayList<Said>();
        new TreeMap<>(TOGETHER).forEach((question, value) -> said.add(said(question, value)));
        var members = members(family.resettlementCase());
        for (var i = 0; i < ALONE.size(); i++) {
            var alone = "each_member[" + members.get(i) + "]/";
            new TreeMap<>(ALONE.get(i)).forEach((question, value) -> said.add(said(alone + question, value)));
        }
        for (var i = 0; i < PLACES.size(); i++) {
            var need = family.needs().get(i);
            var person = need.person();
            var question = PLACES.get(i).question();
            var path = person == null ? question : "each_member[" + person.value() + "]/" + question;
            said.add(said(path, need.words().verbatim()));
            need.words()
                    .in(new LanguageTag("en"))
                    .map(OwnWords.Translation::text)
                    .ifPresent(it -> said.add(said(path + "_translation", it)));
        }
        return said;
    }

    private static List<UUID> members(ResettlementCase family) {
        return family.members().stream()
                .map(CaseMember::person)
                .map(it -> it.value())
                .toList();
    }

    private static Said said(String path, String value) {
        var answer = switch (value) {
            case Choice.NONE -> Answer.NONE;
            case Choice.UNKNOWN -> Answer.UNKNOWN;
            default -> Answer.given(value);
        };
        return new Said(FieldPath.of(path), answer);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private static UUID named(String what) {
        return Ids.named("havn:demo:" + WidowsFamily.NUMBER + ":" + what);
    }
}
