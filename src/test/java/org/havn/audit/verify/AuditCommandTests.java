package org.havn.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.havn.audit.log.SigningKey;
import org.havn.audit.log.StrictJson;
import org.havn.audit.log.TestLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.core.JacksonException;

/// `havn audit` as an operator, an auditor and somebody hostile would call it.
class AuditCommandTests {
    private static TestLog log;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void aDatabaseForAll(@TempDir Path shared) {
        log = new TestLog(shared);
    }

    @BeforeEach
    void aLogOfTwentyWithAHeadOverTwelve() throws SQLException, InterruptedException, IOException {
        log.empty();
        if (Files.isDirectory(log.witness())) {
            try (var files = Files.list(log.witness())) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        log.write(12);
        log.sequence();
        log.sign();
        log.write(8);
        log.sequence();
    }

    @Test
    void aWholeTrailIsToldInSentences() {
        assertThat(verify()).isZero();

        assertThat(out.toString())
                .contains("Read 20 events of the log again, with 1 signed heads in the database and 1 at witnesses.")
                .contains("The first 12 events are as they were")
                .contains("8 later events are under no signed head yet")
                .contains("the trail is whole");
    }

    @Test
    void tamperingEndsWithThreeAndTheFirstBadLeaf() throws SQLException {
        asSuperuser(
                "update audit.event set act = 'testing.other.act' where id = (select event from audit.leaf where number = 7)");

        assertThat(verify()).isEqualTo(3);

        assertThat(out.toString()).contains("The event of leaf 7 is not what it was", "not as it was: 7.");
    }

    @Test
    void theOutcomeIsNotedForTheAuditorsPage() throws SQLException {
        verify();

        try (var connection = log.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select leaves, findings from audit.verification order by moment desc")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("leaves")).isEqualTo(20);
            assertThat(row.getInt("findings")).isZero();
        }
    }

    @Test
    void badInputEndsWithTwoAndASentence() throws IOException {
        var key = publicKey();
        var nothing = folder.resolve("nothing").toString();
        var noKey = Files.writeString(folder.resolve("no.pub"), "hello").toString();

        for (var arguments : List.of(
                List.of("verify", "--data", nothing),
                List.of("verify", "--database", "mysql://x", "--public-key", key),
                List.of("verify", "--database", "postgresql://a:b@127.0.0.1:1/x", "--public-key", key),
                List.of("verify", "--database", log.ownersSetting(), "--public-key", nothing),
                List.of("verify", "--database", log.ownersSetting(), "--public-key", noKey),
                List.of("verify", "--database", log.ownersSetting(), "--public-key", key, "--witness", nothing),
                List.of("verify", "--data", nothing, "--database", log.ownersSetting(), "--public-key", key),
                List.of("verify", "--database", log.ownersSetting()),
                List.of("proof", "no-uuid"),
                List.of(
                        "proof",
                        "018f0000-0000-7000-8000-000000000000",
                        "--database",
                        log.ownersSetting(),
                        "--public-key",
                        key),
                List.of("check-proof", nothing),
                List.of("check-proof"),
                List.of("nonsense"))) {
            assertThat(run(arguments)).as(arguments.toString()).isEqualTo(2);
            assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
        }
    }

    @Test
    void aProofConvincesWithoutADatabase() throws Exception {
        var proof = proofOf(5);

        assertThat(run(List.of("check-proof", proof.toString(), "--public-key", publicKey())))
                .isZero();
        assertThat(out.toString()).contains("The event is leaf 5 of the 12", "\"act\":\"testing.");
        assertThat(run(List.of("check-proof", proof.toString()))).isZero();
        assertThat(out.toString()).contains("compare it with the one you were given");
    }

    @Test
    void aProofIsNotBelievedUnderAnotherKey() throws Exception {
        var other = folder.resolve("other.pem");
        SigningKey.in(other);

        assertThat(run(List.of(
                        "check-proof",
                        proofOf(5).toString(),
                        "--public-key",
                        SigningKey.publicHalf(other).toString())))
                .isEqualTo(3);
    }

    @Test
    void whatNoHeadCoversCannotBeProvedYet() throws Exception {
        assertThat(run(List.of("proof", event(15), "--database", log.ownersSetting(), "--public-key", publicKey())))
                .isEqualTo(4);
        assertThat(err.toString()).contains("no signed head yet");
    }

    @Test
    void noProofIsGivenForAnEventThatWasChanged() throws Exception {
        asSuperuser(
                "update audit.event set purpose = 'OTHER' where id = (select event from audit.leaf where number = 5)");

        assertThat(run(List.of("proof", event(5), "--database", log.ownersSetting(), "--public-key", publicKey())))
                .isEqualTo(3);
    }

    @Test
    void noChangedProofConvincesAndNoneBreaksTheProgram() throws Exception {
        var proof = Files.readString(proofOf(5));
        var random = new Random(5);
        var signs = "0aZ9\"\\{}[],:-+/=\n \u0000é".toCharArray();
        for (int round = 0; round < 1500; round++) {
            var changed = new StringBuilder(proof);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.setCharAt(at, signs[random.nextInt(signs.length)]);
                    case 1 -> changed.deleteCharAt(at);
                    default -> changed.insert(at, signs[random.nextInt(signs.length)]);
                }
            }
            if (saysTheSame(changed.toString(), proof)) {
                continue;
            }
            assertThat(check(changed.toString())).as("%s%n%s", changed, err).isIn(2, 3);
        }
        for (int cut = 0; cut < proof.length() - 1; cut += 3) {
            assertThat(check(proof.substring(0, cut))).isEqualTo(2);
        }
    }

    /// White space between the parts changes nothing.
    private static boolean saysTheSame(String one, String other) {
        try {
            return StrictJson.parse(one).equals(StrictJson.parse(other));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "{\"format\":\"havn-audit-proof-1\"}",
                "{\"format\":1,\"head\":[],\"leaf\":{},\"number\":\"x\",\"path\":1,\"public-key\":true}",
                "{\"format\":\"havn-audit-proof-1\",\"head\":\"x\",\"leaf\":\"{}\",\"number\":-1,\"path\":[],\"public-key\":\"\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}}}",
                "{\"number\":99999999999999999999999999}",
                "{\"number\":1e400}",
                "{\"number\":1,\"number\":1}"
            })
    void whatIsNoProofIsRefusedInASentence(String text) throws IOException {
        assertThat(check(text)).isEqualTo(2);
        assertThat(err.toString()).startsWith("havn audit check-proof: ").doesNotContain("Exception");
    }

    @Test
    void bytesThatAreNoTextAndFilesWithoutEndAreRefused() throws IOException {
        var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        var huge = Files.writeString(folder.resolve("huge"), "[".repeat(200_000));

        assertThat(run(List.of("check-proof", binary.toString()))).isEqualTo(2);
        assertThat(run(List.of("check-proof", huge.toString()))).isEqualTo(2);
        assertThat(run(List.of("check-proof", folder.toString()))).isEqualTo(2);
    }

    private int verify() {
        return run(List.of(
                "verify",
                "--database",
                log.ownersSetting(),
                "--public-key",
                publicKey(),
                "--witness",
                log.witness().toString()));
    }

    private int check(String proof) throws IOException {
        var file = Files.writeString(folder.resolve("changed.json"), proof);
        return run(List.of("check-proof", file.toString(), "--public-key", publicKey()));
    }

    private Path proofOf(int leaf) throws SQLException {
        var file = folder.resolve("proof-" + leaf + ".json");
        assertThat(run(List.of(
                        "proof",
                        event(leaf),
                        "--database",
                        log.ownersSetting(),
                        "--public-key",
                        publicKey(),
                        "--out",
                        file.toString())))
                .as(err.toString())
                .isZero();
        return file;
    }

    private static String event(int leaf) throws SQLException {
        try (var connection = log.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select event from audit.leaf where number = " + leaf)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String publicKey() {
        return SigningKey.publicHalf(log.key()).toString();
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (var connection = log.superuser();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }
    }

    private int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(new ArrayList<>(arguments).toArray(String[]::new));
    }
}
