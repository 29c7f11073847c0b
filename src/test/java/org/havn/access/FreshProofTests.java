package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMapping;

/// Acts of weight ask once more who acts; which acts these are is found from the code.
@HavnTest
class FreshProofTests {
    private static final JavaClasses HAVN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.havn");
    private static final String PASSWORD = "a sentence to remember";
    /// Lists that everybody may know, a laboratory's shares and counts, and a form's questions read out: no person is
    /// in
    /// them.
    private static final Set<String> OPEN_FILES = Set.of(
            "org.havn.reference.CodeListPages.csv",
            "org.havn.placement.LabPage.figures",
            "org.havn.interviews.FormSoundPage.play");
    /// What a device that took an interview along says and hears: it has a key or a password of its own,
    /// holds what was taken along only, and can be revoked; there may be nobody who could prove anything at
    /// that moment. Taking it along is somebody's act at a keyboard, and asks.
    private static final Set<String> DEVICES = Set.of(
            "org.havn.interviews.offline.OfflinePage.receive",
            "org.havn.interviews.offline.OfflinePage.receiveRecording",
            "org.havn.interviews.offline.OfflinePage.state",
            "org.havn.interviews.offline.OfflinePage.unlock",
            "org.havn.interviews.offline.OfflinePage.worker",
            "org.havn.interviews.openrosa.OpenRosaPage.form",
            "org.havn.interviews.openrosa.OpenRosaPage.list",
            "org.havn.interviews.openrosa.OpenRosaPage.manifest",
            "org.havn.interviews.openrosa.OpenRosaPage.media",
            "org.havn.interviews.openrosa.OpenRosaPage.receive",
            "org.havn.interviews.openrosa.OpenRosaPage.submission");
    /// Pictures that a page shows, one at a time, each on record and within the budget of words.
    private static final Set<String> SHOWN_ON_A_PAGE = Set.of(
            "org.havn.cases.PhotosPage.picture",
            "org.havn.interviews.RecordingPage.play",
            "org.havn.needs.NeedRecordings.play");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Visitor administrator = new Visitor(0);

    @BeforeEach
    void anAdministrator() {
        DemoAccounts.openIn(units, accounts);
        var name = "tester-" + UUID.randomUUID();
        accounts.open(name, "A tester", PASSWORD, Set.of(Role.ADMINISTRATOR), DemoUnits.PLACEMENT);
        administrator = new Visitor(port);
        administrator.signIn(name, PASSWORD);
    }

    @Test
    void everyHandlerFromWhichAnActOfWeightIsReachedAsksForAProof() {
        var reaching = handlers()
                .filter(it -> reachesWeight(it))
                .map(FreshProofTests::nameOf)
                .toList();
        var asking = handlers()
                .filter(it -> it.isAnnotatedWith(FreshProof.class))
                .map(FreshProofTests::nameOf)
                .toList();

        assertThat(reaching)
                .contains(
                        "org.havn.access.SecondsPage.answer",
                        "org.havn.access.OpeningPages.open",
                        "org.havn.access.OpeningPages.breakGlass",
                        "org.havn.access.AccountsPage.open");
        assertThat(asking).containsAll(reaching);
    }

    @Test
    void everyFileThatLeavesTakesAProof() {
        assertThat(handlers()
                        .filter(it -> it.getRawReturnType().isEquivalentTo(ResponseEntity.class))
                        .filter(it -> !it.isAnnotatedWith(FreshProof.class))
                        .map(FreshProofTests::nameOf)
                        .filter(it -> !SHOWN_ON_A_PAGE.contains(it))
                        .filter(it -> !DEVICES.contains(it)))
                .containsExactlyInAnyOrderElementsOf(OPEN_FILES);
    }

    @Test
    void anActOfWeightLongAfterSigningInIsNotDoneButAsksWhoActs() {
        longAgo();
        var name = "new-" + UUID.randomUUID();

        var answer = administrator.post("/work/accounts", account(name));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("name=\"proof.to\" value=\"/work/accounts\"", "name=\"displayName\" value=\"Per Moen\"");
        assertThat(accounts.all()).noneMatch(it -> it.signInName().equals(name));
    }

    @Test
    void withTheRightProofTheActGoesOnWithWhatWasFilledIn() {
        longAgo();
        var name = "new-" + UUID.randomUUID();

        var proven = administrator.post("/work/proof", with(account(name), "proof.password", PASSWORD));

        assertThat(proven.statusCode()).isEqualTo(307);
        assertThat(proven.headers().firstValue("location").orElse("")).endsWith("/work/accounts");
        administrator.post("/work/accounts", account(name));
        assertThat(accounts.all()).anyMatch(it -> it.signInName().equals(name));
    }

    @Test
    void withAWrongProofNothingIsDone() {
        longAgo();

        var refused = administrator.post("/work/proof", with(account("x"), "proof.password", "not the password"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(administrator.post("/work/accounts", account("x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void somebodyElsesPasskeyProvesNothing() {
        var stranger = new Visitor(port);
        stranger.signIn("solveig", "auditor-demo-only");
        var device = new TestDevice();
        stranger.post(
                "/work/account/passkeys",
                with(device.make(stranger, "", TestDevice.Lies.none(port)), "passkeyName", "Hers"));
        longAgo();

        var refused = administrator.post(
                "/work/proof", with(account("x"), device.sign(administrator, TestDevice.Lies.none(port))));

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void aProofLeadsNowhereElse() {
        for (var elsewhere : Stream.of("https://elsewhere.example/", "//elsewhere.example/", "/sign-out")
                .toList()) {
            var answer = administrator.post(
                    "/work/proof", "proof.to", elsewhere, "proof.again", "GET", "proof.password", PASSWORD);

            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(404);
        }
    }

    @Test
    void changingHowOneSignsInTakesAFreshProof() {
        longAgo();
        var device = new TestDevice();

        var answer = administrator.post(
                "/work/account/passkeys",
                with(device.make(administrator, "", TestDevice.Lies.none(port)), "passkeyName", "An intruder's"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(administrator.get("/work/account").body()).doesNotContain("An intruder");
    }

    private static Stream<JavaMethod> handlers() {
        return HAVN.stream()
                .flatMap(it -> it.getMethods().stream())
                .filter(it -> it.isMetaAnnotatedWith(RequestMapping.class))
                .filter(it -> it.isAnnotatedWith(Allowed.class) || it.isAnnotatedWith(OpenToSignedIn.class));
    }

    private static boolean reachesWeight(JavaMethod handler) {
        var seen = new HashSet<JavaMethod>();
        var next = new ArrayDeque<>(Set.of(handler));
        while (!next.isEmpty()) {
            var method = next.pop();
            if (method.isAnnotatedWith(OfWeight.class)) {
                return true;
            }
            method.getMethodCallsFromSelf().stream()
                    .flatMap(it -> it.getTarget().resolveMember().stream())
                    .filter(it -> it.getOwner().getPackageName().startsWith("org.havn"))
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return false;
    }

    private static String nameOf(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }

    private void longAgo() {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update access.session_attributes set attribute_bytes = convert_to(:then, 'UTF8')
                         where attribute_name = 'proved-at'
                        """)
                .param("then", java.time.Instant.now().minusSeconds(301).toString())
                .update());
    }

    private static String[] account(String name) {
        return new String[] {
            "name", name,
            "displayName", "Per Moen",
            "password", PASSWORD,
            "roles", "AUDITOR",
            "unit", DemoUnits.PLACEMENT.toString(),
            "because", "so that it can be tried",
            "proof.to", "/work/accounts",
            "proof.again", "POST"
        };
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }
}
