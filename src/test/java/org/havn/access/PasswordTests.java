package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.Visitor;
import org.havn.platform.database.BundledPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HavnTest
class PasswordTests {
    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Units units;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String name = "";

    @BeforeEach
    void aName() {
        DemoAccounts.openIn(units, accounts);
        name = "tester-" + UUID.randomUUID();
    }

    @Test
    void fourteenCharactersAreTooFew() {
        var page = opened("a".repeat(14));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(accounts.all()).noneMatch(it -> it.signInName().equals(name));
    }

    @Test
    void anyFifteenCharactersWillDo() {
        assertThat(opened("               ").statusCode()).isEqualTo(302);
        assertThat(accounts.all()).anyMatch(it -> it.signInName().equals(name));
        assertThat(opens("               ")).isTrue();
    }

    /// The demonstration's administrator opens an account.
    private java.net.http.HttpResponse<String> opened(String password) {
        var administrator = new Visitor(port);
        administrator.signIn("admin", "administrator-demo-only");
        return administrator.post(
                "/work/accounts",
                "name",
                name,
                "displayName",
                "T",
                "password",
                password,
                "roles",
                "AUDITOR",
                "unit",
                DemoUnits.PLACEMENT.toString(),
                "because",
                "so that it can be tried");
    }

    @Test
    void aLongPasswordCountsToItsLastLetter() {
        var password = " Ærlig talt, نعم, 👍 ".repeat(8);
        accounts.open(name, "A tester", password, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);

        assertThat(password.length()).isGreaterThan(128);
        assertThat(opens(password)).isTrue();
        assertThat(opens(password.strip())).isFalse();
        assertThat(opens(password.substring(0, password.length() - 1))).isFalse();
        assertThat(opens(password.toLowerCase(java.util.Locale.ROOT))).isFalse();
    }

    @Test
    void anOldPasswordIsStillGood() {
        accounts.open(name, "A tester", "a sentence to remember", Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "update access.account set created_at = created_at - interval '9 years' where sign_in_name = :name")
                .param("name", name)
                .update());

        assertThat(opens("a sentence to remember")).isTrue();
    }

    @Test
    void theFieldHidesThePasswordAndLetsManagersFillIt() {
        assertThat(new Visitor(port).get("/sign-in").body())
                .containsPattern("<input[^>]*type=\"password\"[^>]*autocomplete=\"current-password\""
                        + "|<input[^>]*autocomplete=\"current-password\"[^>]*type=\"password\"")
                .doesNotContain("onpaste");
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        accounts.open(name, "A tester", "a sentence to remember", Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);

        assertThat(accounts.loadUserByUsername(name).getPassword())
                .startsWith("$argon2id$v=19$")
                .doesNotContain("sentence");
    }

    @Test
    void nothingIsKeptThatHelpsToRememberAPassword() {
        var columns = jdbc.sql("select column_name from information_schema.columns where table_schema = 'access'")
                .query(String.class)
                .list();

        assertThat(columns).contains("password_hash").noneMatch(it -> it.matches(".*(hint|question|answer).*"));
    }

    @Test
    void theDatabasesPasswordsAreRandom() {
        var server = TestDatabase.server();

        assertThat(server.superuser().password()).matches("[0-9a-f]{64}");
        assertThat(Set.of(
                        server.superuser().password(),
                        server.access().owner().password(),
                        server.access().application().password()))
                .hasSize(3);
    }

    @Test
    void afterEachStartTheDatabasesUsersHaveNewPasswordsAndItsLogIsForItsOwner(@TempDir Path folder) throws Exception {
        // the database's own user has to reach it
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        String owner;
        String application;
        try (var server = BundledPostgres.start(folder, _ -> {})) {
            owner = server.access().owner().password();
            application = server.access().application().password();
            for (var log : List.of("postgresql.log", "initdb.log", "owner.password", "application.password")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(log))))
                        .as(log)
                        .isEqualTo("rw-------");
            }
        }
        try (var server = BundledPostgres.start(folder, _ -> {})) {
            assertThat(server.access().owner().password()).isNotEqualTo(owner);
            assertThat(server.access().application().password()).isNotEqualTo(application);
            server.access().owner().connect().close();
            server.access().application().connect().close();
        }
    }

    private boolean opens(String password) {
        var answer = new Visitor(port).signIn(name, password);
        return answer.headers().firstValue("location").orElse("").contains("/work");
    }
}
