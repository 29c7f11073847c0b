package org.havn.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Accounts;
import org.havn.people.Kinship;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Station;
import org.havn.platform.Words;
import org.havn.reference.CodeLists;
import org.havn.reference.EducationLevelCode;
import org.springframework.stereotype.Component;

/// Puts together what the page of a case shows.
@Component
class CaseViews {
    private static final Duration SILENCE = Duration.ofDays(7);
    /// The stages at which the line on the page stops; the ones between belong to the stop before.
    private static final List<Stage> STOPS = List.of(
            Stage.REGISTERED,
            Stage.NEEDS_CONFIRMED,
            Stage.SUBMITTED,
            Stage.DECIDED,
            Stage.PLACEMENT_PROPOSED,
            Stage.PREPARING_DEPARTURE,
            Stage.ARRIVED,
            Stage.CLOSED);

    private final Cases cases;
    private final Programmes programmes;
    private final Persons persons;
    private final Accounts accounts;
    private final CodeLists codes;
    private final List<CasePanel> panels;
    private final Clock clock;

    CaseViews(
            Cases cases,
            Programmes programmes,
            Persons persons,
            Accounts accounts,
            CodeLists codes,
            List<CasePanel> panels,
            Clock clock) {
        this.cases = cases;
        this.programmes = programmes;
        this.persons = persons;
        this.accounts = accounts;
        this.codes = codes;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
        this.clock = clock;
    }

    /// @param categories whether to open the categories in which the case was submitted, on record
    CaseView of(ResettlementCase it, boolean categories, Words words) {
        var memberIds = it.members().stream().map(CaseMember::person).toList();
        var kin = persons.kinOf(memberIds);
        var known = persons.all(Stream.concat(memberIds.stream(), kin.stream().map(Kinship::relative))
                .collect(Collectors.toSet()));
        var applicant = Objects.requireNonNull(known.get(it.principalApplicant().person()));
        var programme = programmes.find(it.programme());
        var decision = it.decision();
        return new CaseView(
                it.number().value(),
                applicant.nameIn(Script.LATIN).whole(),
                original(applicant),
                language(applicant),
                headline(it, known, words),
                programme.map(Programme::name).orElse(""),
                programme
                        .map(shown ->
                                ProgrammePage.ADDRESS + "?id=" + shown.id().value())
                        .orElse(""),
                words.say("cases.stage." + it.stage()),
                Tones.of(it),
                words.date(it.stageSince()),
                decision == null ? "" : words.say("cases.decision." + decision),
                it.aside().stream()
                        .sorted()
                        .map(state -> words.say("cases.aside." + state))
                        .toList(),
                words.say("cases.priority." + it.processingPriority()),
                words.say("cases.priority." + it.submissionPriority()),
                Tones.of(it.submissionPriority()),
                categories ? categories(it.number(), words) : null,
                stations(it, words),
                it.members().stream()
                        .map(member -> member(member, known, words))
                        .toList(),
                relatives(kin, known, memberIds, words),
                ties(it.number(), words),
                cases.countSafetyDistances(it.number()),
                panels.stream()
                        .map(panel -> new CaseView.Panel(
                                "panel-" + panel.order(), words.say(panel.titleKey()), panel.address(it.number())))
                        .toList(),
                thread(cases.threadOf(it.number()), words));
    }

    private List<String> categories(CaseNumber number, Words words) {
        return cases.categoriesOf(number).stream()
                .map(category -> codes.name(category, words.locale()))
                .toList();
    }

    private String headline(ResettlementCase it, Map<PersonId, Person> known, Words words) {
        var today = LocalDate.now(clock);
        var children = it.travellers().stream()
                .map(member -> known.get(member.person()))
                .filter(person -> person != null && person.birth().mayBeChildOn(today))
                .count();
        return words.say("cases.case.headline", it.householdSize(), children);
    }

    private static List<Station> stations(ResettlementCase it, Words words) {
        var stations = new ArrayList<Station>();
        for (var i = 0; i < STOPS.size(); i++) {
            var stop = STOPS.get(i);
            var next = i + 1 < STOPS.size() ? STOPS.get(i + 1) : null;
            var reached = it.stage().compareTo(stop) >= 0;
            var passed = next != null && it.stage().compareTo(next) >= 0;
            stations.add(new Station(
                    words.say("cases.stop." + stop),
                    passed ? Station.Progress.DONE : reached ? Station.Progress.NOW : Station.Progress.AHEAD,
                    reached && !passed ? words.say("cases.stop.since", it.stageSince()) : null));
        }
        return stations;
    }

    private CaseView.MemberRow member(CaseMember member, Map<PersonId, Person> known, Words words) {
        var person = Objects.requireNonNull(known.get(member.person()));
        var education = person.education();
        var grade = education.lastGrade();
        var level = codes.name(new EducationLevelCode(education.level().isced()), words.locale());
        var occupation = person.occupation();
        return new CaseView.MemberRow(
                person.nameIn(Script.LATIN).whole(),
                original(person),
                language(person),
                words.say(
                        "cases.relationship." + member.relationship(),
                        person.sex().name()),
                words.say(
                        "cases.case.age",
                        person.birth().ageOn(LocalDate.now(clock)),
                        String.valueOf(person.birth().year())),
                words.say("cases.sex." + person.sex()),
                person.languages().stream().map(it -> spoken(it, words)).collect(Collectors.joining(", ")),
                grade == null
                        ? level
                        : words.say(
                                "cases.case.grade",
                                level,
                                grade,
                                education.literacy().name()),
                occupation == null ? "" : codes.name(occupation, words.locale()));
    }

    private String spoken(LanguageSkill skill, Words words) {
        var name = codes.name(skill.language(), words.locale());
        return skill.reads() ? words.say("cases.case.reads", name) : name;
    }

    private static String original(Person person) {
        var first = person.names().getFirst();
        return first.script().equals(Script.LATIN) ? "" : first.whole();
    }

    private static String language(Person person) {
        return person.languages().isEmpty()
                ? "und"
                : person.languages().getFirst().language().value();
    }

    /// Each relative once, by their tie to the first member who has one.
    private static List<CaseView.RelativeRow> relatives(
            List<Kinship> kin, Map<PersonId, Person> known, List<PersonId> members, Words words) {
        var rows = new LinkedHashMap<PersonId, CaseView.RelativeRow>();
        var nearest = kin.stream()
                .sorted(Comparator.comparingInt(it -> members.indexOf(it.person())))
                .toList();
        for (var tie : nearest) {
            var relative = known.get(tie.relative());
            var member = known.get(tie.person());
            if (relative == null || member == null || members.contains(tie.relative())) {
                continue;
            }
            rows.putIfAbsent(
                    tie.relative(),
                    new CaseView.RelativeRow(
                            relative.nameIn(Script.LATIN).whole(),
                            original(relative),
                            words.say(
                                    "cases.kin." + tie.relation().inverse(),
                                    relative.sex().name(),
                                    member.nameIn(Script.LATIN).given()),
                            relative.life() == LifeStatus.LIVING ? "" : words.say("cases.life." + relative.life())));
        }
        return List.copyOf(rows.values());
    }

    private List<CaseView.Tie> ties(CaseNumber number, Words words) {
        return cases.linksOf(List.of(number)).stream()
                .map(it -> {
                    var other = it.one().equals(number) ? it.other() : it.one();
                    var minutes = it.withinMinutes();
                    return new CaseView.Tie(
                            other.value(),
                            CaseListPage.ADDRESS + "/" + other,
                            minutes == null ? words.say("cases.tie.together") : words.say("cases.tie.within", minutes));
                })
                .toList();
    }

    private List<CaseView.Line> thread(List<ThreadEntry> entries, Words words) {
        var names = accounts.displayNames(entries.stream()
                .map(ThreadEntry::who)
                .filter(CaseViews::isId)
                .map(UUID::fromString)
                .collect(Collectors.toSet()));
        var lines = new ArrayList<CaseView.Line>();
        var newer = clock.instant();
        for (var entry : entries) {
            silence(entry.at(), newer, words, lines);
            lines.add(new CaseView.Line(
                    told(entry, words),
                    Objects.requireNonNullElse(entry.because(), ""),
                    isId(entry.who())
                            ? names.getOrDefault(UUID.fromString(entry.who()), words.say("cases.thread.somebody"))
                            : words.say("cases.thread.havn"),
                    entry.at().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                    words.date(entry.at().atZone(ZoneOffset.UTC).toLocalDate()),
                    ""));
            newer = entry.at();
        }
        return lines;
    }

    private static void silence(Instant from, Instant to, Words words, List<CaseView.Line> lines) {
        var quiet = Duration.between(from, to);
        if (quiet.compareTo(SILENCE) > 0) {
            lines.add(new CaseView.Line("", "", "", "", "", words.say("cases.thread.silence", quiet.toDays())));
        }
    }

    /// A key that no text has (a module that has gone) is told as it stands.
    private static String told(ThreadEntry entry, Words words) {
        if (!words.has(entry.key())) {
            return entry.key();
        }
        var arguments =
                entry.arguments().stream().map(it -> argument(it, words)).toArray();
        return words.say(entry.key(), arguments);
    }

    /// Numbers count as numbers, so that sentences can have plurals; stages have words.
    private static Object argument(String stored, Words words) {
        if (stored.matches("\\d{1,9}")) {
            return Integer.valueOf(stored);
        }
        return words.has("cases.stage." + stored) ? words.say("cases.stage." + stored) : stored;
    }

    private static boolean isId(String who) {
        return who.length() == 36;
    }
}
