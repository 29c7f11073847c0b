package org.havn.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.Visitor;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.reference.CountryCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A family of nobody that Ankara holds and the placement unit places, and people who come to look.
record OfficeWithAFamily(
        Accounts accounts, JdbcClient jdbc, TransactionTemplate transaction, CaseNumber number, PersonId person) {
    private static final String PASSWORD = "a sentence to remember";

    /// Somebody at a browser.
    record Somebody(UUID account, Visitor visitor) {}

    static OfficeWithAFamily opened(
            Accounts accounts,
            Units units,
            Programmes programmes,
            Persons persons,
            Cases cases,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        DemoUnits.openIn(units);
        var programme = new ProgrammeId(Ids.next());
        programmes.open(new Programme(
                programme,
                "Office " + programme.value(),
                10,
                new CountryCode("TR"),
                new CountryCode("NO"),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2020, 12, 31),
                DemoUnits.ANKARA,
                DemoUnits.PLACEMENT,
                false));
        var person = SmallFamilies.somebody();
        persons.register(List.of(person));
        var family = SmallFamilies.of(programme, person.id());
        cases.open(List.of(family));
        return new OfficeWithAFamily(accounts, jdbc, transaction, family.number(), person.id());
    }

    Somebody somebody(int port, Role role, UnitId unit) {
        var name = "office-" + UUID.randomUUID();
        var account = accounts.open(name, "A tester", PASSWORD, Set.of(role), unit);
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return new Somebody(account, visitor);
    }

    void stage(String stage) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update cases.resettlement_case set stage = :stage where case_number = :number")
                        .param("stage", stage)
                        .param("number", number.value())
                        .update());
    }

    /// A placement at the municipality of nowhere, as the database keeps one; how it comes to be is placement's own
    /// test.
    UUID placed() {
        var id = Ids.next();
        transaction.executeWithoutResult(_ -> List.of(SmallFamilies.NOWHERE, """
                        insert into placement.round (id, programme, name, placed_on, policy, seed, opened_by, opened_at)
                        select :id, programme_id, 'test', '2026-11-01', 'test', 1, 'test', now()
                          from cases.resettlement_case where case_number = :number
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
                        .param("number", number.value())
                        .update()));
        return id;
    }

    /// Other tests count what places there are.
    void nowhereIsGone() {
        OwnWork.run(
                "test",
                () -> transaction.executeWithoutResult(_ -> List.of(
                                "delete from placement.placement where municipality = '0001'",
                                "delete from communities.municipality where code = '0001'")
                        .forEach(it -> jdbc.sql(it).update())));
    }
}
