package org.havn.access;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.havn.Drill;
import org.havn.HavnTest;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.cases.SideState;
import org.havn.needs.Arrangement;
import org.havn.needs.Needs;
import org.havn.needs.Severity;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.reference.CountryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S2: whoever asks, in whatever order, over one connection that all of them share, gets what is theirs.
///
/// The steps are seeded; `./havn drill rows` takes ten thousand of them.
@HavnTest
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=1")
class RowSecurityTests {
    /// Tables without a policy, each with its reason. What tells of a family, or of who works with it, is not among
    /// them.
    private static final Map<String, String> WITHOUT_POLICY = Map.ofEntries(
            entry("people.name_sound", "sounds of names, of nobody in particular"),
            entry("platform.migrated", "which module's tables are how old"),
            entry("platform.scheduled_task", "jobs: a name, an id and a time, no person"),
            entry(
                    "platform.event_publication",
                    "events between modules: ids only, read by jobs on no account's behalf"),
            entry(
                    "audit.event",
                    "beneath access, so it cannot ask it; ids and codes; never changed by the application"),
            entry("audit.waiting", "which events have no place in the log yet: ids"),
            entry("audit.leaf", "hashes of the log"),
            entry("audit.node", "hashes of the log"),
            entry("audit.head", "signed heads of the log"),
            entry("audit.delivery", "heads on their way to a witness"),
            entry("audit.verification", "when the log was last checked"),
            entry("access.key_store", "which key store belongs to this database: one id"),
            entry("access.app_password", "passwords of staff's devices; asked before anybody is known"),
            entry("access.account", "who works here; it has to be asked before anybody is known"),
            entry("access.invitation", "hashes of links for the first administrators"),
            entry("access.failed_sign_in", "names that were tried; asked before anybody is known"),
            entry("access.session", "asked before anybody is known"),
            entry("access.session_attributes", "asked before anybody is known"),
            entry("access.passkey", "asked before anybody is known"),
            entry("access.entry_code", "hashes of codes, asked before anybody is known"),
            entry("access.organisation_login", "asked before anybody is known"),
            entry("access.organisation", "organisations, the same for everybody"),
            entry("access.unit", "units, the same for everybody"),
            entry("access.role_grant", "the policies ask it themselves"),
            entry("access.compartment_task", "which role opens which compartment, for all families alike"),
            entry("access.retention_rule", "how long kinds of data are kept; no person"),
            entry("access.recipient", "organisations that files may go to, with their certificates; no family"),
            entry("platform.alert", "what an operator was told of; conditions of the machine, no person"),
            entry(
                    "platform.answered_command",
                    "a hash, a status and an address, found by a key that its sender has alone"),
            entry("communities.municipality", "public figures about places"),
            entry("communities.settlement", "public figures about places"),
            entry("communities.hospital", "public figures about places"),
            entry("communities.offer", "what places offer; no person"),
            entry("communities.school_count", "public figures about places"),
            entry("communities.neighbour", "public figures about places"),
            entry("communities.language_community", "public figures about places"),
            entry("communities.capacity", "capacities, the same for all units"),
            entry("communities.edition", "which tables were loaded"),
            entry("communities.table_import", "who loaded a table, and why"),
            entry("interviews.form", "what an interview asks; no person"),
            entry("interviews.form_sound", "what reads an interview's questions out; no person"),
            entry("interviews.form_waiting", "a form before somebody says yes to it, which only they are shown"),
            entry("publishing.dither", "what figures are rounded by; no person"),
            entry(
                    "publishing.release",
                    "which figures were counted when, and which two people let them out; no family"),
            entry("publishing.figure", "counts of everybody together, of the draft and the newest release; no person"),
            entry("publishing.open_release", "figures that are out, for everybody"),
            entry("publishing.open_figure", "figures that are out, for everybody"),
            entry("reference.code", "code lists"),
            entry("reference.shipped_file", "which files were loaded"),
            entry("reference.edition", "which lists were loaded"),
            entry("reference.shipped_otherwise", "rows of lists that people changed"),
            entry("reference.list_import", "who loaded a list, and why"));

    private static final Set<Role> EVERY_ROLE = Set.of(Role.CASEWORKER, Role.AUDITOR);
    private static final long SEED = Long.getLong("havn.drill.seed", 26);

    /// Tables with rows about families; each is asked for the cases, or persons, of the rows it shows.
    private static final Map<String, String> BY_CASE = Map.ofEntries(
            entry("needs.need", "select distinct case_number from needs.need"),
            entry(
                    "needs.own_words",
                    "select distinct n.case_number from needs.own_words w join needs.need n on n.id = w.need_id"),
            entry("needs.topic_answer", "select distinct case_number from needs.topic_answer"),
            entry("placement.wish", "select distinct case_number from placement.wish"),
            entry("cases.resettlement_case", "select distinct case_number from cases.resettlement_case"),
            entry("cases.case_member", "select distinct case_number from cases.case_member"),
            entry("cases.thread_entry", "select distinct case_number from cases.thread_entry"),
            entry("access.case_scope", "select distinct case_number from access.case_scope"),
            entry(
                    "people.person",
                    "select distinct case_number from people.person p join access.person_scope s on s.person_id = p.id"),
            entry(
                    "people.person_name",
                    "select distinct case_number from people.person_name p join access.person_scope s on s.person_id = p.person_id"));

    /// Tables that a protected address closes to all but assigned accounts.
    private static final String PLACED = "select distinct case_number from placement.placement";

    private record Held(Role role, UUID grant) {}

    private record World(List<UUID> accounts, List<UnitId> units, List<String> cases) {}

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Grants grants;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Cases cases;

    @Autowired
    private Persons persons;

    @Autowired
    private Needs needs;

    @Autowired
    private FamilyAccounts families;

    @Autowired
    private FamilySight sight;

    private World world = new World(List.of(), List.of(), List.of());
    private final Map<UUID, Map<UnitId, Held>> granted = new HashMap<>();
    private final Map<String, UnitId> holder = new HashMap<>();
    private final Map<String, Set<UnitId>> shared = new HashMap<>();
    private final Map<String, Set<UUID>> assigned = new HashMap<>();
    private final Map<String, Set<UUID>> excluded = new HashMap<>();
    private final Map<String, Set<UUID>> opened = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    @BeforeEach
    void aSmallWorld() {
        DemoUnits.openIn(units);
        var ours = List.of(DemoUnits.ANKARA, DemoUnits.BEIRUT, DemoUnits.PLACEMENT);
        var people = IntStream.range(0, 4)
                .mapToObj(it -> accounts.open(
                        "s2-" + UUID.randomUUID(), "A tester", "a sentence to remember", Set.of(), DemoUnits.ANKARA))
                .toList();
        var numbers = new ArrayList<String>();
        for (var unit : ours) {
            var programme = new Programme(
                    new ProgrammeId(Ids.next()),
                    "Of " + unit,
                    10,
                    new CountryCode("TR"),
                    new CountryCode("NO"),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 12, 31),
                    unit,
                    unit,
                    true);
            programmes.open(programme);
            for (var count = 0; count < 4; count++) {
                var somebody = SmallFamilies.somebody();
                persons.register(List.of(somebody));
                var family = SmallFamilies.of(programme.id(), somebody.id());
                cases.open(List.of(family));
                numbers.add(family.number().value());
                holder.put(family.number().value(), unit);
                tell(programme.id(), family.number(), somebody.id());
            }
        }
        world = new World(people, ours, numbers);
    }

    /// A need, an answer, a wish and a placement of each family.
    private void tell(ProgrammeId programme, CaseNumber number, PersonId person) {
        needs.voice(List.of(SmallFamilies.need(number, person)));
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> List.of(SmallFamilies.NOWHERE, """
                        insert into needs.topic_answer (person_id, case_number, topic, answer, answered_on)
                        values (:person, :number, 'HEALTH', 'NONE', '2026-11-01')
                        """, """
                        insert into placement.wish (case_number, rank, municipality, told_to, told_at)
                        values (:number, 1, '0001', 'test', now())
                        """, """
                        insert into placement.round (id, programme, name, placed_on, policy, seed, opened_by, opened_at)
                        values (:id, :programme, 'test', '2026-11-01', 'test', 1, 'test', now())
                        """, """
                        insert into placement.solve (id, round, number, state, asked_by, asked_at, seconds_allowed, engine)
                        values (:id, :id, 1, 'FINISHED', 'test', now(), 1, 'test')
                        """, """
                        insert into placement.placement (id, case_number, municipality, solve, because, demand,
                                                         decided_by, decided_at)
                        values (:id, :number, '0001', :id, 'test', '{}', 'test', now())
                        """)
                .forEach(it -> jdbc.sql(it)
                        .param("id", id)
                        .param("person", person.value())
                        .param("programme", programme.value())
                        .param("number", number.value())
                        .update()));
    }

    @Test
    void inAnyOrderOfStepsEverybodySeesTheirOwnCasesAndNoOther() {
        var random = new Random(SEED);
        var changes = 0;
        var steps = Drill.upTo("havn.drill.steps", 1_500, 10_000);
        while (steps.more()) {
            if (random.nextInt(4) == 0) {
                change(random);
                changes++;
            } else {
                look(random, steps.done());
            }
        }

        steps.tell("S2", "steps", "%,d of them changes, seed %d, 0 leaks".formatted(changes, SEED));
    }

    @Test
    void aGrantThatEndsIsGoneInTheNextStatementOfTheSameTransaction() {
        var officer = world.accounts().getFirst();
        grants.give(officer, Role.CASEWORKER, DemoUnits.ANKARA, "test", "test", null);
        var grant = grantOf(officer, DemoUnits.ANKARA);

        As.account(
                officer,
                () -> transaction.executeWithoutResult(_ -> {
                    assertThat(visible("cases.resettlement_case")).isNotEmpty();
                    OwnWork.run("test", () -> grants.end(grant, "test", "test"));
                    assertThat(visible("cases.resettlement_case")).isEmpty();
                }));
    }

    @Test
    void aShareWithAnEndIsSeenUntilThenAndNotWhileSharingIsStopped() {
        var officer = world.accounts().getFirst();
        grants.give(officer, Role.PLACEMENT_OFFICER, DemoUnits.PLACEMENT, "test", "test", null);
        var number = world.cases().getFirst();
        scopes.share(number, DemoUnits.PLACEMENT, "test");

        endsIn(number, "1 hour");
        As.account(officer, () -> assertThat(visible("cases.resettlement_case")).contains(number));
        scopes.lock(number, true);
        As.account(officer, () -> assertThat(visible("cases.resettlement_case")).doesNotContain(number));
        scopes.lock(number, false);
        endsIn(number, "-1 second");
        As.account(officer, () -> assertThat(visible("cases.resettlement_case")).doesNotContain(number));
    }

    @Test
    void whoSeesACaseIsNotToldWhichOtherUnitsDo() {
        var officer = world.accounts().getFirst();
        grants.give(officer, Role.CASEWORKER, DemoUnits.ANKARA, "test", "test", null);

        for (var column : List.of("held_by", "shared_with")) {
            As.account(
                    officer,
                    () -> assertThatThrownBy(() -> jdbc.sql("select " + column + " from access.case_scope")
                                    .query(String.class)
                                    .list())
                            .rootCause()
                            .hasMessageContaining("permission denied"));
        }
    }

    @Test
    void nobodySeesNothingAndAWriteWithoutATransactionIsRefused() {
        As.nobody(() -> assertThat(visible("cases.resettlement_case")).isEmpty());
        var officer = world.accounts().getFirst();
        As.account(
                officer,
                () -> assertThatThrownBy(
                                () -> jdbc.sql("delete from cases.thread_entry").update())
                        .hasMessageContaining("read-only transaction"));
    }

    @Test
    void nobodyWritesIntoACaseThatIsNotTheirs() {
        var stranger = world.accounts().getFirst();
        var number = world.cases().getFirst();

        As.account(
                stranger,
                () -> transaction.executeWithoutResult(_ -> assertThat(jdbc.sql(
                                        "update cases.resettlement_case set stage = 'CLOSED' where case_number = :number")
                                .param("number", number)
                                .update())
                        .isZero()));
        As.account(
                stranger,
                () -> assertThatThrownBy(
                                () -> cases.tell(new CaseNumber(number), "cases.thread.moved", List.of(), null))
                        .rootCause()
                        .hasMessageContaining("row-level security"));
    }

    @Test
    void everyTableWithRowsAboutFamiliesIsGuardedAndTheApplicationOwnsNone() {
        var unguarded = jdbc.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                   and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)
                """).query(String.class).set();
        var owned = jdbc.sql("select relname from pg_class where relowner = current_user::regrole")
                .query(String.class)
                .list();
        var powers = jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();

        assertThat(new TreeSet<>(unguarded)).isEqualTo(new TreeSet<>(WITHOUT_POLICY.keySet()));
        assertThat(owned).isEmpty();
        assertThat(powers).isFalse();
    }

    /// Of each table under row security, how many rows a family's own account sees: its owner's, the children's in its
    /// care and the household's, and of no other table any.
    @Test
    void aFamilysOwnAccountSeesWhatIsForItAndNothingElse() {
        var family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
        var mother = accountOf(family, family.mother());
        var number = family.number();
        cases.setAside(number, SideState.ON_HOLD, null, "something is missing");
        for (var need : needs.of(number)) {
            needs.confirm(need.id(), 0, Severity.HIGH, "interview", null);
            needs.plan(
                    need.id(),
                    1,
                    Arrangement.REFERRED,
                    "CASEWORKER",
                    LocalDate.now(ZoneOffset.UTC),
                    "what staff wrote");
        }

        var seen = new TreeMap<String, Integer>();
        As.account(
                mother,
                Role.FAMILY_MEMBER,
                () -> guarded().forEach(table -> {
                    var rows = jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single();
                    if (rows > 0) {
                        seen.put(table, rows);
                    }
                }));

        assertThat(seen)
                .isEqualTo(new TreeMap<>(Map.of(
                        "access.family_account", 1,
                        "access.family_sight", 3,
                        "cases.resettlement_case", 1,
                        "cases.side_state", 1,
                        "people.person", 3,
                        "people.person_name", 3,
                        "people.person_language", 3,
                        "needs.need", 5,
                        "needs.own_words", 5)));
        As.account(
                mother,
                Role.FAMILY_MEMBER,
                () -> assertThat(jdbc.sql("select person_id from needs.need where person_id is not null")
                                .query(UUID.class)
                                .set())
                        .containsExactlyInAnyOrder(
                                family.mother().value(),
                                family.daughter().value(),
                                family.son().value()));
    }

    @Test
    void aFamilysOwnAccountSeesNothingWhileTheCaseIsLockedOrClosedToItAndChangesNothingEver() {
        var family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
        var father = accountOf(family, family.father());
        var number = family.number().value();
        As.account(father, Role.FAMILY_MEMBER, () -> {
            assertThat(rowsOf("needs.need")).isEqualTo(4);
            for (var change : List.of(
                    "update needs.own_words set language = 'en'",
                    "delete from needs.own_words",
                    "update needs.need set state = 'MET'",
                    "update cases.resettlement_case set stage = 'CLOSED'",
                    "update people.person set sex = 'UNKNOWN'",
                    "delete from access.family_sight")) {
                transaction.executeWithoutResult(
                        _ -> assertThat(jdbc.sql(change).update()).as(change).isZero());
            }
        });

        scopes.lock(number, true);
        As.account(
                father,
                Role.FAMILY_MEMBER,
                () -> assertThat(rowsOf("needs.need") + rowsOf("people.person")).isZero());
        scopes.lock(number, false);
        scopes.exclude(number, father, "he must not see it");
        As.account(
                father,
                Role.FAMILY_MEMBER,
                () -> assertThat(rowsOf("needs.need") + rowsOf("cases.resettlement_case"))
                        .isZero());
    }

    @Test
    void aFamilysOwnAccountIsNeverGivenWhatStaffAreGiven() {
        var family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
        var mother = accountOf(family, family.mother());
        var number = family.number().value();

        assertThatThrownBy(() -> scopes.assign(number, mother, "a mistake"))
                .hasStackTraceContaining("holds no role and works on no case");
        assertThatThrownBy(() -> grants.give(mother, Role.CASEWORKER, DemoUnits.ANKARA, "test", "test", null))
                .hasStackTraceContaining("holds no role and works on no case");
    }

    @Test
    void aChildsMattersCloseToItsParentsOnTheDayItMayBeGrownUp() {
        var family = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);
        var mother = accountOf(family, family.mother());
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update access.family_sight set until_on = current_date - 1 where person_id = :daughter
                """).param("daughter", family.daughter().value()).update());

        As.account(
                mother,
                Role.FAMILY_MEMBER,
                () -> assertThat(rowsOf("people.person")).isEqualTo(2));
    }

    private int rowsOf(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<String> guarded() {
        return jdbc.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and c.relrowsecurity
                """).query(String.class).list();
    }

    private UUID accountOf(HouseholdOfFour family, PersonId person) {
        var account = new UUID[1];
        var seen = sight.of(cases.get(family.number())).getOrDefault(person.value(), Map.of());
        As.account(
                world.accounts().getFirst(),
                () -> OwnWork.run(
                        "test",
                        () -> account[0] = families.issue(
                                        family.number().value(), person.value(), seen, "known from interviews")
                                .account()));
        return account[0];
    }

    private void change(Random random) {
        var account = pick(random, world.accounts());
        var number = pick(random, world.cases());
        var unit = pick(random, world.units());
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                if (!granted.computeIfAbsent(account, _ -> new HashMap<>()).containsKey(unit)) {
                    var role = pick(random, List.of(Role.CASEWORKER, Role.AUDITOR));
                    grants.give(account, role, unit, "test", "test", null);
                    granted.getOrDefault(account, new HashMap<>()).put(unit, new Held(role, grantOf(account, unit)));
                }
            }
            case 2 -> {
                var held = granted.getOrDefault(account, new HashMap<>()).remove(unit);
                if (held != null) {
                    if (random.nextBoolean()) {
                        grants.end(held.grant(), "test", "test");
                    } else {
                        runOut("access.role_grant", held.grant());
                    }
                }
            }
            case 8 -> {
                var id = Ids.next();
                transaction.executeWithoutResult(_ -> jdbc.sql("""
                        insert into access.case_opening (id, case_number, account, kind, because, since, until_at)
                        values (:id, :number, :account, 'PURPOSE', 'test', now() - interval '1 hour',
                                now() + interval '1 hour')
                        """)
                        .param("id", id)
                        .param("number", number)
                        .param("account", account)
                        .update());
                opened.computeIfAbsent(number, _ -> new HashSet<>()).add(account);
            }
            case 9 -> {
                transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update access.case_opening set until_at = now() - interval '1 millisecond'
                         where case_number = :number and account = :account
                        """)
                        .param("number", number)
                        .param("account", account)
                        .update());
                opened.getOrDefault(number, new HashSet<>()).remove(account);
            }
            case 10 -> {
                var hide = !hidden.remove(number);
                if (hide) {
                    hidden.add(number);
                }
                scopes.protectAddress(number, hide);
            }
            case 11 -> {
                scopes.readmit(number, account);
                excluded.getOrDefault(number, new HashSet<>()).remove(account);
            }
            case 3 -> {
                scopes.assign(number, account, "test");
                assigned.computeIfAbsent(number, _ -> new HashSet<>()).add(account);
            }
            case 4 -> {
                scopes.unassign(number, account);
                assigned.getOrDefault(number, new HashSet<>()).remove(account);
            }
            case 5 -> {
                if (!unit.equals(holder.get(number))) {
                    scopes.share(number, unit, "test");
                    shared.computeIfAbsent(number, _ -> new HashSet<>()).add(unit);
                }
            }
            case 6 -> {
                if (random.nextInt(12) == 0) {
                    scopes.exclude(number, account, "test");
                    excluded.computeIfAbsent(number, _ -> new HashSet<>()).add(account);
                } else {
                    scopes.unshare(number, unit);
                    shared.getOrDefault(number, new HashSet<>()).remove(unit);
                }
            }
            default -> {
                var lock = !locked.remove(number);
                if (lock) {
                    locked.add(number);
                }
                scopes.lock(number, lock);
            }
        }
    }

    private void runOut(String table, UUID id) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update " + table + " set until_at = now() - interval '1 millisecond' where id = :id")
                        .param("id", id)
                        .update());
    }

    private void look(Random random, int step) {
        var account = pick(random, world.accounts());
        var table = pick(random, List.copyOf(new java.util.TreeSet<>(BY_CASE.keySet())));
        switch (random.nextInt(6)) {
            case 0 -> As.account(account, () -> sees(account, table, step));
            case 1 ->
                As.account(
                        account,
                        () -> transaction.executeWithoutResult(_ -> {
                            sees(account, table, step);
                            OwnWork.run(
                                    "test",
                                    () -> assertThat(ours(visible(table))).isEqualTo(Set.copyOf(world.cases())));
                            sees(account, table, step);
                        }));
            case 2 -> {
                // a transaction that fails leaves nothing behind for the next one on the connection
                As.account(
                        account,
                        () -> assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                                    sees(account, table, step);
                                    throw new IllegalStateException("on purpose");
                                }))
                                .hasMessage("on purpose"));
                As.nobody(() -> assertThat(visible(table)).isEmpty());
            }
            case 3 -> {
                // a handler that is for one role shows what that role sees
                var role = pick(random, List.of(Role.CASEWORKER, Role.AUDITOR));
                As.handler(
                        account,
                        Set.of(role),
                        () -> assertThat(ours(visible(table)))
                                .as("step %d, seed %d, %s as %s", step, SEED, table, role)
                                .isEqualTo(mine(it -> may(account, it, Set.of(role)))));
            }
            case 4 ->
                As.account(
                        account,
                        () -> assertThat(ours(
                                        jdbc.sql(PLACED).query(String.class).set()))
                                .as("step %d, seed %d, placements", step, SEED)
                                .isEqualTo(mine(it -> may(account, it, EVERY_ROLE)
                                        && (!hidden.contains(it)
                                                || assigned.getOrDefault(it, Set.of())
                                                        .contains(account)))));
            default -> As.nobody(() -> assertThat(visible(table)).isEmpty());
        }
    }

    private void sees(UUID account, String table, int step) {
        assertThat(ours(visible(table)))
                .as("step %d, seed %d, %s", step, SEED, table)
                .isEqualTo(mine(it -> may(account, it, EVERY_ROLE)));
    }

    private Set<String> mine(Predicate<String> may) {
        return world.cases().stream().filter(may).collect(toSet());
    }

    /// The same rule as the policies', written a second time, by hand.
    private boolean may(UUID account, String number, Set<Role> asked) {
        if (excluded.getOrDefault(number, Set.of()).contains(account)) {
            return false;
        }
        var inUnits = granted.getOrDefault(account, Map.of()).entrySet().stream()
                .filter(it -> asked.contains(it.getValue().role()))
                .map(Map.Entry::getKey)
                .collect(toSet());
        return inUnits.contains(holder.get(number))
                || (!locked.contains(number)
                        && shared.getOrDefault(number, Set.of()).stream().anyMatch(inUnits::contains))
                || (!inUnits.isEmpty()
                        && (assigned.getOrDefault(number, Set.of()).contains(account)
                                || opened.getOrDefault(number, Set.of()).contains(account)));
    }

    private void endsIn(String number, String interval) {
        OwnWork.run(
                "test",
                () -> transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update access.case_share set until_at = statement_timestamp() + cast(:interval as interval)
                         where case_number = :number and kind = 'SHARED' and ended_at is null
                        """)
                        .param("interval", interval)
                        .param("number", number)
                        .update()));
    }

    private Set<String> visible(String table) {
        return jdbc.sql(BY_CASE.getOrDefault(table, "")).query(String.class).set();
    }

    private Set<String> ours(Set<String> numbers) {
        return numbers.stream().filter(world.cases()::contains).collect(toSet());
    }

    private UUID grantOf(UUID account, UnitId unit) {
        return jdbc.sql("""
                select id from access.role_grant
                 where account = :account and unit = :unit and ended_at is null and until_at is null
                """)
                .param("account", account)
                .param("unit", unit.value())
                .query(UUID.class)
                .single();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
