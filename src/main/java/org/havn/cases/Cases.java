package org.havn.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.CaseScope;
import org.havn.access.CaseScopes;
import org.havn.access.CurrentActor;
import org.havn.people.Kinship;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.OwnWork;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Resettlement cases, and how they move from stage to stage.
@Service
public class Cases {
    private final CaseRows rows;
    private final CaseTies ties;
    private final DistanceRows distances;
    private final CaseThread thread;
    private final CurrentActor actor;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final Persons persons;
    private final CaseScopes scopes;

    Cases(
            CaseRows rows,
            CaseTies ties,
            DistanceRows distances,
            CaseThread thread,
            CurrentActor actor,
            Clock clock,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Programmes programmes,
            Persons persons,
            CaseScopes scopes) {
        this.rows = rows;
        this.ties = ties;
        this.distances = distances;
        this.thread = thread;
        this.actor = actor;
        this.clock = clock;
        this.events = events;
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.persons = persons;
        this.scopes = scopes;
    }

    /// Keeps cases whose numbers are free; those that are taken stay as they are. Their members are known
    /// already.
    ///
    /// @return how many were new
    @Transactional
    public int open(Collection<ResettlementCase> cases) {
        var taken = scopes.taken(cases.stream().map(it -> it.number().value()).toList());
        var fresh = cases.stream()
                .filter(it -> !taken.contains(it.number().value()))
                .toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        scopes.open(scopesOf(fresh), "new-case");
        rows.insert(fresh);
        var who = who();
        thread.addAll(fresh.stream()
                .map(it -> new CaseThread.Line(
                        it.number(),
                        new ThreadEntry(
                                it.registeredOn().atTime(9, 0).toInstant(ZoneOffset.UTC),
                                who,
                                "cases.thread.opened",
                                List.of(String.valueOf(it.householdSize())),
                                null)))
                .toList());
        return fresh.size();
    }

    private List<CaseScope> scopesOf(Collection<ResettlementCase> cases) {
        var known = programmes.all().stream().collect(Collectors.toMap(Programme::id, it -> it));
        var kin = kinOf(cases);
        return cases.stream()
                .map(it -> {
                    var programme = Objects.requireNonNull(known.get(it.programme()), "a case is of a known programme");
                    return new CaseScope(
                            it.number().value(),
                            it.members().stream()
                                    .map(CaseMember::person)
                                    .flatMap(person -> Stream.concat(
                                            Stream.of(person), kin.getOrDefault(person, Set.of()).stream()))
                                    .map(PersonId::value)
                                    .collect(Collectors.toSet()),
                            programme.heldBy(),
                            programme.placedBy());
                })
                .toList();
    }

    /// Who does not travel, or is dead or missing, is known where their family is known.
    private Map<PersonId, Set<PersonId>> kinOf(Collection<ResettlementCase> cases) {
        var members = cases.stream()
                .flatMap(it -> it.members().stream())
                .map(CaseMember::person)
                .toList();
        return OwnWork.of("cases.kin", () -> persons.kinOf(members)).stream()
                .collect(Collectors.groupingBy(
                        Kinship::person, Collectors.mapping(Kinship::relative, Collectors.toSet())));
    }

    /// Those of these numbers that belong to cases which the reader does not see. Whoever asks must not
    /// learn it for nothing: see [org.havn.access.CaseOpenings#countMet].
    @Transactional(readOnly = true)
    public Set<CaseNumber> hiddenAmong(Collection<CaseNumber> numbers) {
        var hidden = new HashSet<CaseNumber>();
        scopes.taken(numbers.stream().map(CaseNumber::value).toList()).forEach(it -> hidden.add(new CaseNumber(it)));
        rows.all(numbers).forEach(it -> hidden.remove(it.number()));
        return hidden;
    }

    /// The case of this number, if there is one.
    @Transactional(readOnly = true)
    public Optional<ResettlementCase> find(CaseNumber number) {
        return rows.all(List.of(number)).stream().findFirst();
    }

    /// The case of this number.
    ///
    /// @throws CaseNotFound if there is none, or none for this reader
    @Transactional(readOnly = true)
    public ResettlementCase get(CaseNumber number) {
        return find(number).orElseThrow(() -> new CaseNotFound(number.value()));
    }

    /// The case of the number as somebody wrote it, in an address for one.
    ///
    /// @throws CaseNotFound also where it does not look like a case number
    @Transactional(readOnly = true)
    public ResettlementCase get(String number) {
        if (!CaseNumber.looksLike(number)) {
            throw new CaseNotFound(number);
        }
        return get(new CaseNumber(number));
    }

    /// The cases of these numbers, in their order; unknown numbers are left out.
    @Transactional(readOnly = true)
    public List<ResettlementCase> all(Collection<CaseNumber> numbers) {
        return rows.all(numbers);
    }

    /// The numbers of a programme's cases.
    @Transactional(readOnly = true)
    public List<CaseNumber> ofProgramme(ProgrammeId programme) {
        return rows.ofProgramme(programme);
    }

    /// The numbers of all cases that are not on the programme; where there is one programme, that is none.
    @Transactional(readOnly = true)
    public List<CaseNumber> ofOtherProgrammes(ProgrammeId programme) {
        return rows.ofOtherProgrammes(programme);
    }

    /// In which categories a case was submitted, the primary one first. That they were opened is on record.
    @Transactional
    public List<SubmissionCategory> categoriesOf(CaseNumber number) {
        return rows.categoriesOf(number);
    }

    /// How many persons of a programme travel.
    @Transactional(readOnly = true)
    public int peopleOf(ProgrammeId programme) {
        return rows.peopleOf(programme);
    }

    /// The cases of a programme that the State has accepted, that nothing sets aside, and that have no
    /// place yet.
    @Transactional(readOnly = true)
    public List<ResettlementCase> awaitingPlacement(ProgrammeId programme) {
        return rows.all(rows.awaitingPlacement(programme));
    }

    /// How many cases of a programme wait for a place.
    @Transactional(readOnly = true)
    public int countAwaitingPlacement(ProgrammeId programme) {
        return rows.awaitingPlacement(programme).size();
    }

    /// On which case each of these persons is; who is on none is left out.
    @Transactional(readOnly = true)
    public Map<PersonId, CaseNumber> withMembers(Collection<PersonId> persons) {
        return rows.withMembers(persons);
    }

    /// Who is on these cases, each person with one of them.
    @Transactional(readOnly = true)
    public Map<PersonId, CaseNumber> membersOf(Collection<CaseNumber> numbers) {
        return rows.membersOf(numbers);
    }

    /// Moves a case to the next stage, and tells it in its thread.
    ///
    /// @throws StageNotNext if the case cannot go straight there
    /// @throws CaseSetAside if something sets the case aside
    @Transactional
    public ResettlementCase move(CaseNumber number, Stage to, String because) {
        var current = held(number);
        current.aside().stream().findFirst().ifPresent(it -> {
            throw new CaseSetAside(number, it);
        });
        var placing = to == Stage.PLACEMENT_PROPOSED && current.stage() == Stage.DECIDED;
        if (!current.stage().leadsTo(to) || (placing && current.decision() != StateDecision.ACCEPTED)) {
            throw new StageNotNext(number, current.stage(), to);
        }
        return store(current, to, current.decision(), "cases.thread.moved", because);
    }

    /// Keeps what the State decided.
    ///
    /// @throws StageNotNext if the State has nothing to decide now
    @Transactional
    public ResettlementCase decide(CaseNumber number, StateDecision decision, String because) {
        var current = held(number);
        if (!current.stage().leadsTo(Stage.DECIDED) || current.stage() != Stage.IN_STATE_PROCESS) {
            throw new StageNotNext(number, current.stage(), Stage.DECIDED);
        }
        return store(current, Stage.DECIDED, decision, "cases.thread.decided." + decision, because);
    }

    /// Sets a case aside; its stage stays as it is. Doing so twice changes nothing.
    @Transactional
    public void setAside(CaseNumber number, SideState why, @Nullable LocalDate reviewOn, String because) {
        if (held(number).aside().contains(why)) {
            return;
        }
        jdbc.sql("""
                insert into cases.side_state (case_number, state, since, review_on) values (:number, :state, now(), :on)
                """)
                .param("number", number.value())
                .param("state", why.name())
                .param("on", reviewOn)
                .update();
        tell(number, "cases.thread.aside." + why, List.of(), because);
    }

    /// Takes a case up again.
    @Transactional
    public void takeUp(CaseNumber number, SideState why, String because) {
        held(number);
        var ended = jdbc.sql("""
                update cases.side_state set ended = now()
                 where case_number = :number and state = :state and ended is null
                """)
                .param("number", number.value())
                .param("state", why.name())
                .update();
        if (ended > 0) {
            tell(number, "cases.thread.taken-up", List.of(why.name()), because);
        }
    }

    /// Keeps that cases want to live together or near each other.
    @Transactional
    public void link(Collection<CaseLink> links) {
        ties.link(links);
    }

    /// The links in which any of these cases takes part.
    @Transactional(readOnly = true)
    public List<CaseLink> linksOf(Collection<CaseNumber> numbers) {
        return ties.linksOf(numbers);
    }

    /// Keeps whom or where households must not live near.
    @Transactional
    public void keepAway(Collection<SafetyDistance> distances) {
        this.distances.insert(distances);
    }

    /// The safety distances that bear on any of these cases, from either side. That they were opened is on
    /// record.
    @Transactional
    public List<SafetyDistance> safetyDistancesOf(Collection<CaseNumber> numbers) {
        return distances.of(numbers);
    }

    /// How many safety distances bear on a case, without opening any.
    @Transactional(readOnly = true)
    public int countSafetyDistances(CaseNumber number) {
        return distances.countOf(number);
    }

    /// Closes a case to one account, whatever its role.
    @Transactional
    public void exclude(CaseNumber number, UUID account, String because) {
        held(number);
        scopes.exclude(number.value(), account, because);
        tell(number, "cases.thread.excluded", List.of(), because);
    }

    /// Adds a line to the thread of a case: what later modules did for it.
    ///
    /// @param key the text that tells it, in the texts of the module that tells
    /// @param arguments ids, codes and numbers; never a name or a person's words
    @Transactional
    public void tell(CaseNumber number, String key, List<String> arguments, @Nullable String because) {
        thread.add(number, List.of(new ThreadEntry(clock.instant(), who(), key, arguments, because)));
    }

    /// The thread of a case, the newest first.
    @Transactional(readOnly = true)
    public List<ThreadEntry> threadOf(CaseNumber number) {
        return thread.newestFirst(number);
    }

    private ResettlementCase held(CaseNumber number) {
        rows.hold(number);
        return get(number);
    }

    private ResettlementCase store(
            ResettlementCase current, Stage to, @Nullable StateDecision decision, String key, String because) {
        var stored = rows.update(current.at(to, LocalDate.now(clock), decision));
        tell(current.number(), key, List.of(current.stage().name(), to.name()), because);
        events.publishEvent(new CaseMoved(current.number(), current.stage(), to));
        return stored;
    }

    private String who() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }
}
