package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.cases.SafetyDistance;
import org.havn.people.Persons;
import org.havn.platform.AtStart;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Why people decided about a family, in which categories it was submitted and of whom it is afraid:
/// sealed, also what an older release left readable, opened for one case at a time, and gone with the
/// family's key.
@HavnTest
class SealedReasonsTests {
    private static final Map<String, String> LEFT_READABLE = Map.of(
            "placement.placement", "Near her sister",
            "placement.rule", "Her cousin lives there and hates her",
            "access.copy_made", "She asked for it by telephone",
            "access.second_request", "He has said that he will find them",
            "access.family_account", "Her passport was seen");

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Persons persons;

    @Autowired
    private Cases cases;

    @Autowired
    private Vault vault;

    @Autowired
    private List<PersonRecords> modules;

    @Autowired
    private List<AtStart> work;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private @Nullable OfficeWithAFamily opened;

    @BeforeEach
    void aFamily() {
        opened = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction);
    }

    @AfterEach
    void nowhereIsGone() {
        OwnWork.run("test", () -> write("delete from placement.rule where municipality = '0001'", Map.of()));
        office().nowhereIsGone();
    }

    @Test
    void whatAnOlderReleaseLeftReadableIsSealedAtTheStartAndNothingOfItIsLost() {
        asAnOlderReleaseLeftIt();
        assertThat(copy()).contains("Near her sister");

        start();

        assertThat(readable()).as("still readable in").isEmpty();
        assertThat(cases.categoriesOf(number())).extracting(it -> it.value()).containsExactly("SVT", "MED");
        assertThat(cases.safetyDistancesOf(Set.of(number()))).singleElement().satisfies(it -> {
            assertThat(it.from()).isEqualTo(new SafetyDistance.From.Municipality("0301"));
            assertThat(it.minutes()).isEqualTo(60);
        });
        assertThat(copy())
                .contains(
                        LEFT_READABLE.get("placement.placement"),
                        LEFT_READABLE.get("placement.rule"),
                        LEFT_READABLE.get("access.copy_made"),
                        "SVT MED");
        assertThat(jdbc.sql("select because from placement.rule where kind = 'RESERVE' and municipality = '0001'")
                        .query(String.class)
                        .list())
                .as("a rule about a place tells of nobody")
                .containsExactly("The school is being built");
    }

    @Test
    void whatIsSealedTurnsWithItsKeyAndGoesWithIt() {
        asAnOlderReleaseLeftIt();
        start();
        var owner = KeyOwner.household(number().value());

        vault.turnKey(owner);
        vault.letGoOfOlderKeys(owner);
        assertThat(cases.categoriesOf(number())).hasSize(2);
        assertThat(cases.safetyDistancesOf(Set.of(number()))).hasSize(1);
        assertThat(copy()).contains("Near her sister", "Her cousin lives there and hates her");

        vault.erase(Set.of(owner));
        assertThat(cases.categoriesOf(number())).isEmpty();
        assertThat(cases.safetyDistancesOf(Set.of(number()))).isEmpty();
        assertThat(copy()).doesNotContain("Near her sister", "cousin", "telephone");
        var caseworker = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        assertThat(caseworker.visitor().get("/work/cases/" + number()).statusCode())
                .isEqualTo(200);

        leaveReadable(); // as a copy of the database from before would
        start();
        assertThat(readable()).isEmpty();
        assertThat(copy()).doesNotContain("Near her sister");
    }

    @Test
    void whoeverAsksForTheCategoriesOfACaseOpensThemOnRecord() {
        var caseworker = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);

        assertThat(caseworker.visitor().get("/work/cases/" + number()).statusCode())
                .isEqualTo(200);
        assertThat(openedBy(caseworker.account())).isEmpty();
        assertThat(caseworker
                        .visitor()
                        .get("/work/cases/" + number() + "?categories=true")
                        .statusCode())
                .isEqualTo(200);
        assertThat(openedBy(caseworker.account())).contains("cases.categories");
    }

    private List<String> openedBy(UUID account) {
        return jdbc.sql("""
                        select detail ->> 'what' from audit.event
                         where act = 'access.words.opened' and account = :me and case_number = :number
                        """)
                .param("me", account)
                .param("number", number().value())
                .query(String.class)
                .list();
    }

    @Test
    void aDistanceIsFoundFromBothSidesAndTellsTheDatabaseNeither() {
        var other = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction)
                .number();
        cases.keepAway(List.of(new SafetyDistance(Ids.next(), number(), new SafetyDistance.From.Household(other), 90)));

        assertThat(cases.safetyDistancesOf(Set.of(other))).isEqualTo(cases.safetyDistancesOf(Set.of(number())));
        assertThat(cases.safetyDistancesOf(Set.of(other)))
                .singleElement()
                .satisfies(it -> assertThat(it.household()).isEqualTo(number()));
        assertThat(cases.countSafetyDistances(other)).isEqualTo(1);
        assertThat(jdbc.sql("select row_to_json(d)::text from cases.safety_distance d where case_number = :number")
                        .param("number", number().value())
                        .query(String.class)
                        .single())
                .doesNotContain(other.value())
                .contains("\"minutes\":null");
    }

    @Test
    void aReasonIsOpenedForWhomItWaitsAndForOthersWhenTheyAsk() {
        var asking = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        var second = office().somebody(port, Role.CASEWORKER, DemoUnits.ANKARA);
        var why = "He knows the house where they live";
        // the page opens the five that have waited longest, and other tests leave theirs behind
        write(
                "update access.second_request set until_at = asked_at + interval '1 millisecond' where state = 'WAITING'",
                Map.of());
        assertThat(asking.visitor()
                        .post(
                                "/work/cases/" + number() + "/priority",
                                "which",
                                "SUBMISSION",
                                "to",
                                "EM",
                                "because",
                                why)
                        .statusCode())
                .isEqualTo(302);

        assertThat(second.visitor().get("/work/seconds").body()).contains(why);
        var own = asking.visitor().get("/work/seconds").body();
        assertThat(own).doesNotContain(why).contains("Read why");
        var id = jdbc.sql("select id from access.second_request where asked_by = :by")
                .param("by", asking.account())
                .query(UUID.class)
                .single();
        assertThat(asking.visitor().get("/work/seconds?why=" + id).body()).contains(why);
        assertThat(jdbc.sql("""
                        select count(*) from audit.event
                         where act = 'access.words.opened' and case_number = :number
                           and detail ->> 'what' = 'access.seconds'
                        """)
                        .param("number", number().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var elsewhere = office().somebody(port, Role.CASEWORKER, DemoUnits.BEIRUT);
        // what others ask in Beirut is theirs to read; this request is not, neither opened nor offered
        assertThat(elsewhere.visitor().get("/work/seconds?why=" + id).body()).doesNotContain(why, "why=" + id);
    }

    private void asAnOlderReleaseLeftIt() {
        var placed = office().placed();
        var account = accounts.open(
                "older-" + UUID.randomUUID(), "A tester", "a sentence to remember", Set.of(), DemoUnits.ANKARA);
        var family = Ids.next();
        accounts.openForFamily(family, null, null);
        write("""
                insert into placement.rule (id, round, kind, case_number, municipality, because, made_by, made_at)
                values (:id, :placed, 'FORBID', :number, '0001', 'to be written', 'test', now())
                """, Map.of("id", Ids.next(), "placed", placed));
        write("""
                insert into placement.rule (id, round, kind, municipality, dimension, amount, because, made_by, made_at)
                values (:id, :placed, 'RESERVE', '0001', 'HOMES_SMALL', 1, 'The school is being built', 'test', now())
                """, Map.of("id", Ids.next(), "placed", placed));
        write("""
                insert into cases.safety_distance (id, case_number, from_municipality, minutes)
                values (:id, :number, '0301', 60)
                """, Map.of("id", Ids.next()));
        write("""
                insert into access.copy_made (id, case_number, person_id, account, purpose, because, made_at)
                values (:id, :number, :person, :account, 'test', 'to be written', now())
                """, Map.of("id", Ids.next(), "person", office().person().value(), "account", account));
        write("""
                insert into access.second_request (id, act, parameters, difference, case_number, because, asked_by,
                                                   asked_at, until_at, state, seconds)
                values (:id, 'cases.raise-priority', jsonb_build_object('case', cast(:number as text)), '[]', :number, 'to be written',
                        :account, now(), now() + interval '1 day', 'WAITING', '{CASEWORKER}')
                """, Map.of("id", Ids.next(), "account", account));
        write("""
                insert into access.family_account (account, person_id, case_number, because, issued_by, issued_at)
                values (:family, :person, :number, 'to be written', 'test', now())
                """, Map.of("family", family, "person", office().person().value()));
        leaveReadable();
    }

    /// Every sentence as readable as an older release wrote it.
    private void leaveReadable() {
        LEFT_READABLE.forEach((table, words) -> write(
                "update " + table + " set because = :words, because_sealed = null where case_number = :number",
                Map.of("words", words)));
        write("""
                update cases.resettlement_case
                   set primary_category = 'SVT', secondary_category = 'MED', categories_sealed = null
                 where case_number = :number
                """, Map.of());
    }

    private void write(String sql, Map<String, ?> params) {
        transaction.executeWithoutResult(_ -> {
            var statement = jdbc.sql(sql).param("number", number().value());
            params.forEach(statement::param);
            statement.update();
        });
    }

    private void start() {
        work.stream().filter(it -> it.order() == 1).forEach(it -> it.run(Telling.nobody()));
    }

    private List<String> readable() {
        var tables = List.of(
                "placement.placement.because",
                "placement.rule.because",
                "access.copy_made.because",
                "access.second_request.because",
                "access.family_account.because",
                "cases.resettlement_case.primary_category",
                "cases.safety_distance.minutes");
        return tables.stream()
                .filter(it -> jdbc.sql("select count(*) from " + it.substring(0, it.lastIndexOf('.'))
                                        + " where case_number = :number and " + it.substring(it.lastIndexOf('.') + 1)
                                        + " is not null")
                                .param("number", number().value())
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }

    /// Everything that the family's own copy holds, as text.
    private String copy() {
        var whom = new Whom(Set.of(office().person().value()), Set.of(number().value()));
        return OwnWork.of(
                "test",
                () -> Objects.requireNonNull(transaction.execute(_ -> modules.stream()
                        .flatMap(it -> it.copy(whom).stream())
                        .map(it -> it.rows().toString())
                        .toList()
                        .toString())));
    }

    private CaseNumber number() {
        return office().number();
    }

    private OfficeWithAFamily office() {
        return Objects.requireNonNull(opened);
    }
}
