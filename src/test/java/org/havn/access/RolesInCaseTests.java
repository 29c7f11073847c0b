package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.havn.HavnTest;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.people.Persons;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A page offers what the account may do to the case on it, and not what the account may do elsewhere.
@HavnTest
class RolesInCaseTests {
    @LocalServerPort
    private int port;

    @Test
    void aRoleOfAnotherOfficeOffersNothingOnTheCaseOfThisOne(
            @Autowired Accounts accounts,
            @Autowired Units units,
            @Autowired Programmes programmes,
            @Autowired Persons persons,
            @Autowired Cases cases,
            @Autowired Grants grants,
            @Autowired CaseScopes scopes,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transaction) {
        var office = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction);
        var page = "/work/cases/" + office.number();
        var somebody = office.somebody(port, Role.AUDITOR, DemoUnits.ANKARA);
        grants.give(somebody.account(), Role.CASEWORKER, DemoUnits.BEIRUT, "works in Beirut too", "test", null);

        assertThat(somebody.visitor().get(page).body())
                .contains(page + "/photos")
                .doesNotContain(page + "/contacts", page + "/consents");
        assertThat(somebody.visitor().get(page + "/contacts").statusCode()).isEqualTo(404);

        scopes.assign(office.number().value(), somebody.account(), "test");
        assertThat(Objects.requireNonNull(somebody.visitor().get(page).body()))
                .as("an assignment counts with every role")
                .contains(page + "/contacts", page + "/consents");
    }
}
