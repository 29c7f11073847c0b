package org.havn.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.cases.CaseMember;
import org.havn.cases.ResettlementCase;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Station;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.LanguageTag;
import org.springframework.stereotype.Component;

/// Puts together what the panel of needs shows.
@Component
class NeedViews {
    private static final List<NeedState> STATIONS =
            List.of(NeedState.VOICED, NeedState.CONFIRMED, NeedState.PLANNED, NeedState.GIVEN, NeedState.MET);
    private static final LanguageTag ENGLISH = new LanguageTag("en");

    private final Needs needs;
    private final Proposals proposals;
    private final CurrentActor actor;
    private final Persons persons;
    private final Capabilities capabilities;
    private final Colleagues colleagues;
    private final Clock clock;

    NeedViews(
            Needs needs,
            Proposals proposals,
            CurrentActor actor,
            Persons persons,
            Capabilities capabilities,
            Colleagues colleagues,
            Clock clock) {
        this.needs = needs;
        this.proposals = proposals;
        this.actor = actor;
        this.persons = persons;
        this.capabilities = capabilities;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    NeedsView of(ResettlementCase household, Words words) {
        var members = household.members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var answers = needs.answersOf(household.number());
        var topics =
                answers.stream().map(TopicAnswer::topic).distinct().sorted().toList();
        return new NeedsView(
                household.number().value(),
                "/work/cases/" + household.number(),
                needs.of(household.number()).stream()
                        .map(it -> card(it, known, words))
                        .toList(),
                topics.stream().map(it -> words.say("needs.topic." + it)).toList(),
                topics.isEmpty() ? List.of() : asked(members, known, topics, answers, words),
                actor.find().filter(it -> it.is(Role.CASEWORKER)).isPresent()
                        ? proposals.countWaiting(household.number())
                        : 0);
    }

    /// The card of one need, on its own page.
    NeedsView.Card card(Need need, Words words) {
        var person = need.person();
        return card(need, person == null ? Map.of() : persons.all(List.of(person)), words);
    }

    NeedsView.Card card(Need need, Map<PersonId, Person> known, Words words) {
        var requirement = need.requirement();
        var translation = need.words()
                .in(new LanguageTag(words.locale().getLanguage()))
                .or(() -> need.words().in(ENGLISH));
        var person = need.person() == null ? null : known.get(need.person());
        var whose = person == null
                ? words.say("needs.household")
                : person.nameIn(Script.LATIN).given();
        var what = requirement == null
                ? words.say("needs.wish")
                : capabilities.name(requirement.capability(), words.locale());
        var translator = translation.map(OwnWords.Translation::translator).orElse("");
        return new NeedsView.Card(
                need.id().value().toString(),
                NeedPage.address(need),
                words.say("needs.of", what, whose),
                need.words().closed()
                        ? words.say("needs.words.closed")
                        : need.words().erased()
                                ? words.say("needs.words.erased")
                                : need.words().verbatim(),
                need.words().erased() || need.words().closed()
                        ? words.locale().toLanguageTag()
                        : need.words().language().value(),
                translation.map(OwnWords.Translation::text).orElse(""),
                translation.map(it -> it.language().value()).orElse(""),
                saidBy(translator, whose, words),
                need.hard(),
                requirement != null,
                requirement == null ? "" : reach(requirement, words),
                details(need, words),
                stations(need, words),
                holder(need, words),
                need.outcome().isEmpty() || need.state() != NeedState.NOT_MET
                        ? need.outcome()
                        : words.say("needs.outcome", need.outcome()));
    }

    static String reach(Requirement requirement, Words words) {
        var minutes = requirement.maxOneWayMinutes();
        var hours = requirement.maxTravelHoursPerYear();
        var visits = requirement.visitsPerYear();
        return Stream.of(
                        minutes == null ? "" : words.say("needs.reach.minutes", minutes),
                        hours == null ? "" : words.say("needs.reach.hours", hours),
                        visits == null ? "" : words.say("needs.reach.visits", visits))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Where the words are closed to this reader, so is who translated them.
    private static String saidBy(String translator, String whose, Words words) {
        return switch (translator) {
            case "" -> words.say("needs.said-about", whose);
            case "demo" -> words.say("needs.said-by.demo", whose);
            default -> words.say("needs.said-by", whose, translator);
        };
    }

    private static String details(Need need, Words words) {
        var phases = need.phases().stream()
                .sorted()
                .map(it -> words.say("needs.phase." + it))
                .collect(Collectors.joining(", "));
        return Stream.of(words.say("needs.severity." + need.severity()), phases, restsOn(need, words))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    static String restsOn(Need need, Words words) {
        var key = "needs.evidence." + need.evidence();
        return words.say("needs.rests-on", words.has(key) ? words.say(key) : need.evidence());
    }

    private List<Station> stations(Need need, Words words) {
        var stations = new ArrayList<Station>();
        var late = need.due() != null && need.state().open() && need.due().isBefore(LocalDate.now(clock));
        for (var station : STATIONS) {
            var reached = need.state() == NeedState.NOT_MET
                    ? (need.confirmation() != null && station == NeedState.CONFIRMED) || station == NeedState.VOICED
                    : need.state().compareTo(station) >= 0;
            var now = need.state() == station;
            stations.add(new Station(
                    words.say("needs.station." + station),
                    now && need.state().open() && station != NeedState.MET
                            ? late ? Station.Progress.LATE : Station.Progress.NOW
                            : reached ? Station.Progress.DONE : Station.Progress.AHEAD,
                    station == NeedState.CONFIRMED ? confirmed(need, words) : null));
        }
        if (need.state() == NeedState.NOT_MET) {
            stations.removeLast();
            stations.add(new Station(words.say("needs.station.NOT_MET"), Station.Progress.LATE, null));
        }
        return stations;
    }

    private static @org.jspecify.annotations.Nullable String confirmed(Need need, Words words) {
        var confirmation = need.confirmation();
        if (confirmation == null) {
            return null;
        }
        var by = words.has("needs.by." + confirmation.by()) ? words.say("needs.by." + confirmation.by()) : "";
        var on = words.date(confirmation.on());
        return by.isEmpty() ? on : words.say("needs.confirmed-by", by, on);
    }

    private String holder(Need need, Words words) {
        if (!need.state().open()) {
            return "";
        }
        var owner = colleagues.owner(need, words);
        return need.due() == null ? owner : words.say("needs.holder", owner, words.date(need.due()));
    }

    private static List<NeedsView.Asked> asked(
            List<PersonId> members,
            Map<PersonId, Person> known,
            List<Topic> topics,
            List<TopicAnswer> answers,
            Words words) {
        var byPerson = new HashMap<PersonId, Map<Topic, Answer>>();
        answers.forEach(it ->
                byPerson.computeIfAbsent(it.person(), _ -> new HashMap<>()).put(it.topic(), it.answer()));
        return members.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(it -> {
                    var told = byPerson.getOrDefault(it.id(), Map.of());
                    return new NeedsView.Asked(
                            it.nameIn(Script.LATIN).given(),
                            topics.stream()
                                    .map(topic ->
                                            words.say("needs.answer." + told.getOrDefault(topic, Answer.NOT_ASKED)))
                                    .toList());
                })
                .toList();
    }
}
