package org.havn.access;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.browser.Browser;
import org.havn.browser.Look;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.people.Persons;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The pages on which people decide who sees whom, on a desk and on a telephone.
@HavnTest
class WhoSeesOnScreenTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final UnitId NOWHERE = new UnitId(UUID.fromString("01920000-0000-7000-8000-0000000000d1"));

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
    private CaseAccess access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private static @Nullable Browser shared;

    private @Nullable OfficeWithAFamily opened;

    @BeforeEach
    void aFamily() {
        opened = OfficeWithAFamily.opened(accounts, units, programmes, persons, cases, jdbc, transaction);
    }

    @AfterEach
    void nowhereIsGone() {
        office().nowhereIsGone();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoMaySeeAFamilyIsReadAndChangedOnEveryScreen(boolean phone) {
        var name = account(Role.CASEWORKER, DemoUnits.ANKARA);
        var colleague =
                office().somebody(port, Role.CASEWORKER, DemoUnits.BEIRUT).account();
        var holder = accounts.loadUserByUsername(name).account();
        var number = office().number().value();
        As.account(holder, () -> {
            access.assign(number, colleague, "knows the family from the camp");
            access.exclude(number, colleague, "turned out to be a cousin of theirs");
            access.lock(number, "somebody asked for them at the gate");
        });

        picture(phone, name, "/work/cases/" + number + "/who-sees", "who-sees");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOfficeIsSetUpOnEveryScreen(boolean phone) {
        var name = account(Role.ADMINISTRATOR, DemoUnits.PLACEMENT);
        var colleague =
                office().somebody(port, Role.CASEWORKER, DemoUnits.BEIRUT).account();

        picture(phone, name, "/work/units", "units");
        picture(phone, name, "/work/programmes", "programmes");
        picture(phone, name, "/work/accounts/" + colleague + "/roles", "account-roles");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMunicipalityReadsAProfileOnEveryScreen(boolean phone) {
        units.openFor("0001", NOWHERE, DemoUnits.MUNICIPALITY.id(), "Nowhere");
        var placement = office().placed();
        office().stage("PLACEMENT_PROPOSED");
        var name = account(Role.SETTLEMENT_COORDINATOR, NOWHERE);

        picture(phone, name, "/work/municipality", "municipality");
        picture(phone, name, "/work/municipality/" + placement, "municipality-profile");
    }

    private void picture(boolean phone, String name, String path, String picture) {
        var look = phone ? Look.PHONE.in("nb") : Look.DESK;
        try (var visit = browser().visit(look, name, PASSWORD)) {
            visit.open(path).settled().picture(picture).fits().isAccessible();
        }
    }

    /// One for all: who has signed in stays signed in.
    private Browser browser() {
        if (shared == null) {
            shared = Browser.at("http://localhost:" + port);
        }
        return shared;
    }

    private String account(Role role, UnitId unit) {
        var name = "screen-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Set.of(role), unit);
        return name;
    }

    private OfficeWithAFamily office() {
        return Objects.requireNonNull(opened);
    }
}
