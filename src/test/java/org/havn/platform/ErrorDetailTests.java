package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.platform.database.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@HavnTest
class ErrorDetailTests {
    private static final String INSERT = "insert into access.failed_sign_in (sign_in_name, failures) values (?, 1)";
    private static final Object[] ROW = {"who-must-not-be-named"};

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anErrorOfTheDatabaseTellsNothingOfTheRowThatFailed() {
        var one = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            jdbc.update(INSERT, ROW);
            jdbc.update(INSERT, ROW);
        }));
        var many = catchThrowable(
                () -> transaction.executeWithoutResult(_ -> jdbc.batchUpdate(INSERT, List.of(ROW, ROW))));

        assertThat(List.of(whole(one), whole(many)))
                .allMatch(it -> it.contains("failed_sign_in_pkey"))
                .noneMatch(it -> it.contains("who-must-not-be-named"));
    }

    @Test
    void anOperatorsAddressCannotTurnTheDetailOn() {
        var access = DatabaseAccess.parse(
                "postgresql://u:p@db.example:5432/havn?sslmode=verify-full&logServerErrorDetail=true");

        assertThat(access.application().jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:5432/havn?sslmode=verify-full");
    }

    @Test
    void aDatabaseElsewhereIsSpokenToEncryptedOrNotAtAll() {
        for (var address : List.of(
                "postgresql://u:p@db.example:5432/havn",
                "postgresql://u:p@db.example/havn?sslmode=require",
                "postgresql://u:p@10.0.0.4/havn?sslmode=prefer",
                "postgresql://u:p@localhost.example/havn")) {
            assertThat(catchThrowable(() -> DatabaseAccess.parse(address)))
                    .as(address)
                    .hasMessageContaining("sslmode=verify-full")
                    .hasMessageNotContaining("u:p");
        }
        assertThat(DatabaseAccess.parse("postgresql://u:p@db.example/havn?sslmode=verify-ca")
                        .owner()
                        .user())
                .isEqualTo("u");
        assertThat(DatabaseAccess.parse("postgresql://u:p@127.0.0.1/havn")
                        .owner()
                        .user())
                .isEqualTo("u");
    }

    @Test
    void withAUserOfItsOwnTheSiteCannotReachTheOwnersRights() throws Exception {
        var server = TestDatabase.server();
        try (var administrator = server.superuser().connect("postgres");
                var statement = administrator.createStatement()) {
            statement.execute("create role havn_site login password 'only-here' in role havn_app");
        }
        var owner = TestDatabase.server().access("havn").owner();
        var address = owner.jdbcUrl().replace("jdbc:postgresql://", "");
        var access = DatabaseAccess.parse(
                "postgresql://havn_site:only-here@" + address,
                "postgresql://" + owner.user() + ":" + owner.password() + "@" + address);

        assertThat(access.owner().user()).isEqualTo("havn_owner");
        try (var site = access.application().connect();
                var statement = site.createStatement()) {
            statement.execute("select count(*) from access.unit");
            statement.execute("reset role");
            assertThat(catchThrowable(() -> statement.execute("set role havn_owner")))
                    .hasMessageContaining("permission denied");
            assertThat(catchThrowable(() -> statement.execute("drop table access.unit")))
                    .hasMessageContaining("must be owner");
        } finally {
            try (var administrator = server.superuser().connect("postgres");
                    var statement = administrator.createStatement()) {
                statement.execute("drop role havn_site");
            }
        }
    }

    @Test
    void theLogHasALargestSize(@Autowired Environment environment) {
        assertThat(environment.getProperty("logging.logback.rollingpolicy.total-size-cap"))
                .isEqualTo("300MB");
    }

    private static String whole(Throwable thrown) {
        var told = new StringWriter();
        thrown.printStackTrace(new PrintWriter(told, true));
        return told.toString();
    }
}
