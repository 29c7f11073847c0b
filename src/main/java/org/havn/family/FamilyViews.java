package org.havn.family;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.access.FamilyAccount;
import org.havn.access.FamilyAccounts;
import org.havn.access.RolesThen;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.Who;
import org.havn.cases.CaseNumber;
import org.havn.cases.FamilyStanding;
import org.havn.cases.Stage;
import org.havn.needs.Need;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.people.BirthDate;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Station;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.springframework.stereotype.Component;

/// Puts together what a family's own page shows: plain words, and nobody's name but the family's.
@Component
class FamilyViews {
    private static final int MOST_OPENINGS = 500;
    private static final int MOST_SHOWN = 40;
    /// From this age on a child is heard alone, and its words are for it to repeat.
    private static final int HEARD_ALONE = 15;

    /// The stages at which the way stops, from the first interview to a life rebuilt.
    private static final List<Stage> STOPS = List.of(
            Stage.REGISTERED,
            Stage.NEEDS_CONFIRMED,
            Stage.SUBMITTED,
            Stage.DECIDED,
            Stage.PLACEMENT_PROPOSED,
            Stage.PREPARING_DEPARTURE,
            Stage.ARRIVED,
            Stage.CLOSED);

    private final FamilyStanding standings;
    private final Needs needs;
    private final Persons persons;
    private final Capabilities capabilities;
    private final AuditTrail trail;
    private final RolesThen roles;
    private final FamilyAccounts families;
    private final AgreedViews agreed;
    private final Clock clock;

    FamilyViews(
            FamilyStanding standings,
            Needs needs,
            Persons persons,
            Capabilities capabilities,
            AuditTrail trail,
            RolesThen roles,
            FamilyAccounts families,
            AgreedViews agreed,
            Clock clock) {
        this.standings = standings;
        this.needs = needs;
        this.persons = persons;
        this.capabilities = capabilities;
        this.trail = trail;
        this.roles = roles;
        this.families = families;
        this.agreed = agreed;
        this.clock = clock;
    }

    FamilyView of(FamilyAccount mine, Words words) {
        var number = new CaseNumber(mine.caseNumber());
        var found = standings.of(number);
        if (found.isEmpty()) {
            return new FamilyView(
                    mine.caseNumber(), true, false, "", "", "", List.of(), List.of(), List.of(), List.of());
        }
        var standing = found.get();
        return new FamilyView(
                mine.caseNumber(),
                false,
                standing.waits(),
                words.say("family.stage." + standing.stage()),
                words.say("family.next." + standing.stage()),
                words.date(standing.since()),
                way(standing.stage(), words),
                cards(mine, number, words),
                agreed.of(mine, words),
                opened(mine, words));
    }

    private static List<Station> way(Stage stage, Words words) {
        var stations = new ArrayList<Station>();
        for (var i = 0; i < STOPS.size(); i++) {
            var next = i + 1 < STOPS.size() ? STOPS.get(i + 1) : null;
            var reached = stage.compareTo(STOPS.get(i)) >= 0;
            var passed = next != null && stage.compareTo(next) >= 0;
            stations.add(new Station(
                    words.say("family.stop." + STOPS.get(i)),
                    passed ? Station.Progress.DONE : reached ? Station.Progress.NOW : Station.Progress.AHEAD,
                    null));
        }
        return stations;
    }

    private List<FamilyView.NeedCard> cards(FamilyAccount mine, CaseNumber number, Words words) {
        var told = needs.forFamily(number);
        var known = persons.all(
                told.stream().map(Need::person).filter(Objects::nonNull).toList());
        return told.stream().map(it -> card(it, mine, known, words)).toList();
    }

    private FamilyView.NeedCard card(Need need, FamilyAccount mine, Map<PersonId, Person> known, Words words) {
        var person = need.person() == null ? null : known.get(need.person());
        var own = need.person() != null && need.person().value().equals(mine.person());
        var whose = own
                ? words.say("family.need.yours")
                : person == null
                        ? words.say("family.need.household")
                        : person.nameIn(words.locale().getLanguage().equals("ar") ? Script.ARABIC : Script.LATIN)
                                .given();
        var requirement = need.requirement();
        var silent = need.words().erased() || (person != null && !own && heardAlone(person));
        return new FamilyView.NeedCard(
                requirement == null
                        ? words.say("family.need.wish")
                        : capabilities.familyWords(requirement.capability(), words.locale()),
                whose,
                silent ? "" : need.words().verbatim(),
                need.words().language().value(),
                words.say(
                        requirement == null && need.state() == NeedState.CONFIRMED
                                ? "family.need.CONFIRMED.wish"
                                : "family.need." + need.state()),
                tone(need.state()));
    }

    private boolean heardAlone(Person child) {
        var today = LocalDate.now(clock);
        return switch (child.birth()) {
            case BirthDate.Exact(var date) -> !date.plusYears(HEARD_ALONE).isAfter(today);
            case BirthDate.YearOnly(var year) ->
                !year.plusYears(HEARD_ALONE).atDay(1).isAfter(today);
        };
    }

    private static String tone(NeedState state) {
        return switch (state) {
            case VOICED, CONFIRMED -> "neutral";
            case PLANNED, GIVEN -> "info";
            case MET -> "success";
            case NOT_MET -> "warning";
        };
    }

    /// Who opened the file, by the kind of person. That another grown member of the family looked is that member's own
    /// matter, so it is not told.
    private List<FamilyView.Opened> opened(FamilyAccount mine, Words words) {
        var entries = trail.openings(mine.caseNumber(), MOST_OPENINGS);
        var accounts =
                entries.stream().flatMap(it -> account(it).stream()).distinct().toList();
        var own = families.among(accounts);
        var history = roles.of(accounts);
        var told = new LinkedHashSet<FamilyView.Opened>();
        for (var it : entries) {
            var account = account(it);
            if (account.filter(own::contains).isPresent()) {
                continue;
            }
            var kind = account.map(id -> history.at(id, it.moment())
                            .map(role -> "family.kind." + role)
                            .filter(words::has)
                            .orElse("family.kind.STAFF"))
                    .orElse("family.kind.HAVN");
            told.add(new FamilyView.Opened(
                    words.date(it.moment().atZone(clock.getZone()).toLocalDate()), words.say(kind), why(it, words)));
        }
        return told.stream().limit(MOST_SHOWN).toList();
    }

    private static String why(TrailEntry it, Words words) {
        var key = "family.why." + Objects.requireNonNullElse(it.purpose(), "work");
        return words.say(words.has(key) ? key : "family.why.work");
    }

    private static java.util.Optional<UUID> account(TrailEntry it) {
        return Stream.of(it.who())
                .filter(Who.Account.class::isInstance)
                .map(who -> ((Who.Account) who).id())
                .findFirst();
    }
}
