package org.havn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.As;
import org.havn.access.CaseScopes;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.keeping.CaseMembers;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditTrail;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Numbers lie sealed, are found again by whoever sees the person, and by nobody else.
@HavnTest
@TestPropertySource(
        properties = {"havn.placement.seconds=3", "havn.tested=copies"}) // shares the database of the copies
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactsTests {
    private static final String CASE = "HVN-26-000200";
    private static final String PASSWORD = "a sentence to remember";

    @Autowired
    private Contacts contacts;

    @Autowired
    private CaseMembers members;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseScopes scopes;

    @Autowired
    private Vault vault;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private PersonId person = new PersonId(new UUID(0, 0));

    @BeforeAll
    void theDemonstration(@Autowired List<AtStart> work) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        person = new PersonId(members.of(CASE).getFirst());
    }

    @Test
    void aNumberIsFoundThroughThePagesByWhoSeesThePersonAndNobodyElse(@LocalServerPort int port) {
        var number = "+47 9" + (1_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 9_000_000));
        var caseworker = visitor(port, account());
        var kept = caseworker.post(
                "/work/cases/" + CASE + "/contacts/" + person.value(),
                "kind",
                "PHONE",
                "value",
                number,
                "safety",
                "NOT_SAFE");
        assertThat(kept.statusCode()).isEqualTo(302);

        var page = caseworker.get("/work/cases/" + CASE + "/contacts");
        assertThat(page.body()).contains(number, "Never use it");
        assertThat(trail.openings(CASE, 100)).anyMatch(it -> it.detail().contains("people.contacts"));
        assertThat(found(caseworker, number.replace(" ", ""))).contains(CASE);
        assertThat(found(caseworker, "+4790000000000")).doesNotContain(CASE);
        var shutOut = account();
        scopes.exclude(CASE, shutOut, "a relative of the family");
        assertThat(found(visitor(port, shutOut), number))
                .contains("Nobody has this number")
                .doesNotContain(CASE);
    }

    @Test
    void nothingOfItIsReadableInItsRow() {
        var number = "+963 11 5550199";
        var id = new UUID[1];
        As.account(account(), () -> id[0] = contacts.keep(CASE, person, ContactKind.PHONE, number, ContactSafety.SAFE));

        var row = OwnWork.of(
                "test",
                () -> jdbc.sql("select c::text from people.contact c where id = :id")
                        .param("id", id[0])
                        .query(String.class)
                        .single());

        assertThat(row).doesNotContain("5550199");
        assertThat(row).doesNotContain(java.util.HexFormat.of().formatHex("5550199".getBytes(StandardCharsets.UTF_8)));
        assertThat(vault.blindIndex("people.contact", "value", "PHONE:+963115550199"))
                .as("another column's number for the same text differs")
                .isNotEqualTo(vault.blindIndex("people.contact", "other", "PHONE:+963115550199"));
    }

    @Test
    void whatIsSealedTurnsWithItsKey() {
        As.account(
                account(), () -> contacts.keep(CASE, person, ContactKind.DOCUMENT, "N 0099 8877", ContactSafety.SAFE));
        vault.turnKey(KeyOwner.person(person.value()));
        vault.letGoOfOlderKeys(KeyOwner.person(person.value()));

        As.account(
                account(),
                () -> transaction.executeWithoutResult(_ -> {
                    assertThat(contacts.of(CASE, List.of(person)))
                            .anyMatch(it -> it.value().equals("N 0099 8877"));
                    assertThat(contacts.withNumber(ContactKind.DOCUMENT, "n00998877"))
                            .containsExactly(person);
                }));
    }

    private static String found(Visitor visitor, String number) {
        return visitor.post("/work/contacts", "kind", "PHONE", "value", number).body();
    }

    private UUID account() {
        return accounts.open(
                "contacts-" + UUID.randomUUID(), "A tester", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.PLACEMENT);
    }

    private Visitor visitor(int port, UUID account) {
        var visitor = new Visitor(port);
        visitor.signIn(
                jdbc.sql("select sign_in_name from access.account where id = :id")
                        .param("id", account)
                        .query(String.class)
                        .single(),
                PASSWORD);
        return visitor;
    }
}
