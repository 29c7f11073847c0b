package org.havn;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;

/// What the clients of [KillLoop] write, under keys that they keep, and how to find it again.
final class KillLedger {
    private static final String PASSWORD = "a sentence to remember";
    private static final Pattern PROGRAMME = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.currentTimeMillis() / 1000 % 400_000));

    private KillLedger() {}

    /// One command, under the key that its sender made.
    sealed interface Write {
        Role by();

        HttpResponse<String> send(Visitor visitor);

        boolean acknowledgedBy(HttpResponse<String> answer);

        /// How often the act stands on record.
        int timesDone(Connection connection) throws SQLException;
    }

    static Write anAccount() {
        return new Account(Ids.next().toString(), "ledger-" + Ids.next());
    }

    static Write aFamily(String programme) {
        return new Family(Ids.next().toString(), "HVN-27-%06d".formatted(NUMBER.incrementAndGet()), programme);
    }

    /// A programme that takes families, or none while nobody answers.
    static @Nullable String programme(Visitor officer) {
        var found = PROGRAMME.matcher(officer.get("/work/cases/import").body());
        return found.find() ? found.group(1) : null;
    }

    /// The first demonstration account with the role. Right after a kill of the database a first try may still hear
    /// 503.
    static Visitor signedIn(SiteProcess site, Role role) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        var visitor = site.visitor();
        site.awaitThat("a sign-in", () -> {
            try {
                return visitor.signIn(account.signInName(), account.password()).statusCode() == 302;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
        return visitor;
    }

    private record Account(String key, String name) implements Write {
        @Override
        public Role by() {
            return Role.ADMINISTRATOR;
        }

        @Override
        public HttpResponse<String> send(Visitor visitor) {
            return visitor.post(
                    "/work/accounts",
                    "command",
                    key,
                    "name",
                    name,
                    "displayName",
                    "Somebody New",
                    "password",
                    PASSWORD,
                    "roles",
                    "AUDITOR",
                    "unit",
                    DemoUnits.PLACEMENT.value().toString(),
                    "because",
                    "Written down before the light went out");
        }

        @Override
        public boolean acknowledgedBy(HttpResponse<String> answer) {
            return answer.statusCode() == 302
                    && answer.headers().firstValue("location").orElse("").endsWith("/work/seconds");
        }

        @Override
        public int timesDone(Connection connection) throws SQLException {
            return count(connection, """
                    select count(*) from audit.event e join access.account a on e.object_id = a.id::text
                     where e.act = 'access.account.opened' and a.sign_in_name = ?""", name);
        }
    }

    private record Family(String key, String number, String programme) implements Write {
        @Override
        public Role by() {
            return Role.PLACEMENT_OFFICER;
        }

        @Override
        public HttpResponse<String> send(Visitor visitor) {
            return visitor.upload(
                    "/work/cases/import/families",
                    "families.csv",
                    """
                            case_number,person,given_name,family_name,birth,sex,relationship,origin,language
                            %s,1,Samira,Test,1990-02-01,FEMALE,PA,SY,ar
                            """.formatted(number),
                    "command",
                    key,
                    "programme",
                    programme);
        }

        @Override
        public boolean acknowledgedBy(HttpResponse<String> answer) {
            return answer.statusCode() == 200 && !answer.body().contains("class=\"problem");
        }

        @Override
        public int timesDone(Connection connection) throws SQLException {
            return count(connection, "select count(*) from cases.case_member where case_number = ?", number);
        }
    }

    private static int count(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
