package org.havn.access;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.havn.HavnTest;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
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
/// The steps are seeded; `./havn drill` takes ten thousand of them.
@HavnTest
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=1")
class RowSecurityTests {
    private static final int STEPS = Integer.getInteger("havn.drill.steps", 1_500);
    private static final long SEED = Long.getLong("havn.drill.seed", 26);

    /// Tables with rows about families; each is asked for the cases, or persons, of the rows it shows.
    private static final Map<String, String> BY_CASE = Map.of(
            "cases.resettlement_case", "select distinct case_number from cases.resettlement_case",
            "cases.case_member", "select distinct case_number from cases.case_member",
            "cases.thread_entry", "select distinct case_number from cases.thread_entry",
            "access.case_scope", "select distinct case_number from access.case_scope",
            "people.person",
                    "select distinct case_number from people.person p join access.person_scope s on s.person_id = p.id",
            "people.person_name",
                    "select distinct case_number from people.person_name p join access.person_scope s on s.person_id = p.person_id");

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

    private World world = new World(List.of(), List.of(), List.of());
    private final Map<UUID, Map<UnitId, UUID>> granted = new HashMap<>();
    private final Map<String, UnitId> holder = new HashMap<>();
    private final Map<String, Set<UnitId>> shared = new HashMap<>();
    private final Map<String, Set<UUID>> assigned = new HashMap<>();
    private final Map<String, Set<UUID>> excluded = new HashMap<>();
    private final Set<String> locked = new HashSet<>();

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
            }
        }
        world = new World(people, ours, numbers);
    }

    @Test
    void inAnyOrderOfStepsEverybodySeesTheirOwnCasesAndNoOther() {
        var random = new Random(SEED);
        for (var step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                change(random);
            } else {
                look(random, step);
            }
        }
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
        // sounds of names and forms, of nobody in particular
        var open = Set.of("people.name_sound", "interviews.form");
        var unguarded = jdbc.sql("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname in ('people', 'cases', 'interviews', 'needs', 'placement')
                   and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)
                """).query(String.class).set();
        var owned = jdbc.sql("select relname from pg_class where relowner = current_user::regrole")
                .query(String.class)
                .list();
        var powers = jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();

        assertThat(unguarded).isEqualTo(open);
        assertThat(owned).isEmpty();
        assertThat(powers).isFalse();
    }

    private void change(Random random) {
        var account = pick(random, world.accounts());
        var number = pick(random, world.cases());
        var unit = pick(random, world.units());
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                if (granted.computeIfAbsent(account, _ -> new HashMap<>()).get(unit) == null) {
                    grants.give(account, Role.CASEWORKER, unit, "test", "test", null);
                    granted.getOrDefault(account, new HashMap<>()).put(unit, grantOf(account, unit));
                }
            }
            case 2 -> {
                var grant = granted.getOrDefault(account, new HashMap<>()).remove(unit);
                if (grant != null) {
                    grants.end(grant, "test", "test");
                }
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

    private void look(Random random, int step) {
        var account = pick(random, world.accounts());
        var table = pick(random, List.copyOf(new java.util.TreeSet<>(BY_CASE.keySet())));
        switch (random.nextInt(4)) {
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
            default -> As.nobody(() -> assertThat(visible(table)).isEmpty());
        }
    }

    private void sees(UUID account, String table, int step) {
        assertThat(ours(visible(table)))
                .as("step %d, seed %d, %s", step, SEED, table)
                .isEqualTo(world.cases().stream().filter(it -> may(account, it)).collect(toSet()));
    }

    /// The same rule as the policies', written a second time, by hand.
    private boolean may(UUID account, String number) {
        if (excluded.getOrDefault(number, Set.of()).contains(account)) {
            return false;
        }
        var inUnits = granted.getOrDefault(account, Map.of()).keySet();
        return inUnits.contains(holder.get(number))
                || (!locked.contains(number)
                        && shared.getOrDefault(number, Set.of()).stream().anyMatch(inUnits::contains))
                || assigned.getOrDefault(number, Set.of()).contains(account);
    }

    private Set<String> visible(String table) {
        return jdbc.sql(BY_CASE.getOrDefault(table, "")).query(String.class).set();
    }

    private Set<String> ours(Set<String> numbers) {
        return numbers.stream().filter(world.cases()::contains).collect(toSet());
    }

    private UUID grantOf(UUID account, UnitId unit) {
        return jdbc.sql("""
                select id from access.role_grant where account = :account and unit = :unit and ended_at is null
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
