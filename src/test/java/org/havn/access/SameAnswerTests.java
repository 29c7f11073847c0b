package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.cases.Cases;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// SECURITY.md, S3: what is not there and what is not for the reader answer alike, in words and in time.
///
/// Times are compared by their medians, taken in turns, so that whatever else the machine does meets both. Where one
/// way hashes a password and the other does not, or one asks the database several times more, the ratio is far above
/// what is allowed here.
@HavnTest
class SameAnswerTests {
    private static final double MOST_APART = 2.5;
    private static final String PASSWORD = "a sentence to remember";

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
    private Needs needs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Visitor reader = new Visitor(0);

    @BeforeEach
    void aReader() {
        DemoUnits.openIn(units);
        var name = "reader-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Set.of(Role.CASEWORKER), DemoUnits.BEIRUT);
        reader = new Visitor(port);
        reader.signIn(name, PASSWORD);
    }

    @Test
    void aNameThatNobodyHasAndOneWithAWrongPasswordAnswerAlike() {
        var known = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            var name = "known-" + UUID.randomUUID();
            accounts.open(name, "A tester", PASSWORD, Set.of(), DemoUnits.BEIRUT);
            known.add(name);
        }
        var visitor = new Visitor(port);

        alike(
                16,
                turn -> visitor.post("/sign-in", "name", known.get(turn % 4), "password", "not the right sentence"),
                turn -> visitor.post(
                        "/sign-in", "name", "nobody-" + UUID.randomUUID(), "password", "not the right sentence"));
    }

    @Test
    void aFamilysNumberThatNobodyHasAndOneWithAWrongCodeAnswerAlike() {
        var known = new ArrayList<String>();
        transaction.executeWithoutResult(_ -> {
            for (var i = 0; i < 4; i++) {
                known.add(accounts.openForFamily(UUID.randomUUID(), "1111222233334444", null));
            }
        });
        var visitor = new Visitor(port);

        alike(
                16,
                turn -> visitor.post("/family/sign-in", "number", known.get(turn % 4), "code", "0000111122223333"),
                turn -> visitor.post("/family/sign-in", "number", Digits.random(8), "code", "0000111122223333"));
    }

    @Test
    void aCodeThatWasUsedAndOneThatNeverWasAnswerAlike() {
        var used = Digits.random(Digits.ENTRY);
        transaction.executeWithoutResult(_ -> {
            var account = UUID.randomUUID();
            accounts.openForFamily(account, null, null);
            jdbc.sql("""
                    insert into access.entry_code (id, account, token_hash, replaces, until_at, used_at)
                    values (gen_random_uuid(), :account, :hash, false, now() + interval '1 day', now())
                    """)
                    .param("account", account)
                    .param("hash", Accounts.hash(used))
                    .update();
        });
        var visitor = new Visitor(port);

        alike(
                20,
                _ -> visitor.post("/family/enter", "code", used),
                _ -> visitor.post("/family/enter", "code", Digits.random(Digits.ENTRY)));
    }

    @Test
    void aCaseThatIsHiddenAndOneThatIsNotThereAnswerAlike() {
        var hidden = new HouseholdOfFour.Maker(programmes, persons, cases, needs).in(DemoUnits.ANKARA);

        for (var page : List.of("", "/needs", "/family-accounts", "/composition")) {
            alike(
                    20,
                    _ -> reader.get("/work/cases/" + hidden.number() + page),
                    _ -> reader.get("/work/cases/HVN-97-000001" + page));
        }
    }

    private static void alike(
            int times, IntFunction<HttpResponse<String>> one, IntFunction<HttpResponse<String>> other) {
        // the first of each fills what is kept in memory
        var first = one.apply(0);
        var second = other.apply(0);
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        assertThat(plain(second)).isEqualTo(plain(first));
        var ofOne = new ArrayList<Long>();
        var ofOther = new ArrayList<Long>();
        for (var turn = 1; turn <= times; turn++) {
            ofOne.add(time(one, turn));
            ofOther.add(time(other, turn));
        }
        var ratio = median(ofOne) / median(ofOther);
        assertThat(ratio).as("ratio of the medians").isBetween(1 / MOST_APART, MOST_APART);
    }

    private static long time(IntFunction<HttpResponse<String>> asking, int turn) {
        var begun = System.nanoTime();
        var answer = asking.apply(turn);
        var taken = System.nanoTime() - begun;
        assertThat(answer.statusCode()).isLessThan(500);
        return taken;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /// The page without what is new in each: the form’s token and the number that was asked for.
    private static String plain(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("nonce=\"[^\"]*\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("name=\"command\" value=\"[^\"]*\"", "")
                .replaceAll("HVN-\\d{2}-\\d{6}", "NUMBER");
    }
}
