package org.havn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.havn.HavnTest;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.errf.InventedForms;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// The data protection officer's pages, and the copy that somebody takes home.
@HavnTest
@TestPropertySource(properties = {"havn.placement.seconds=2", "havn.tested=keeping-pages"}) // for a database of its own
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingPagesTests {
    private Browser browser;

    @BeforeAll
    void theDemonstrationIsLoaded(@Autowired List<AtStart> work, @LocalServerPort int port) {
        work.stream().sorted(Comparator.comparingInt(AtStart::order)).forEach(it -> it.run(Telling.nobody()));
        browser = Browser.at("http://localhost:" + port);
    }

    Stream<Arguments> everyPageInEveryLook() {
        return Stream.of("/work/keeping", "/work/copies", "/work/seconds")
                .flatMap(path -> Stream.of(
                                List.of(Look.DESK, Look.NARROW),
                                List.of(
                                        Look.DESK.in("nb").atNight(),
                                        Look.PHONE.in("nb").atNight()))
                        .map(looks -> Arguments.of(path, looks)));
    }

    @ParameterizedTest
    @MethodSource("everyPageInEveryLook")
    void everyoneCanUseThePageOnEveryScreen(String path, List<Look> looks) {
        try (var visit = signedIn(looks.getFirst())) {
            visit.open(path).settled();
            looks.forEach(
                    look -> visit.again(look).picture(path.substring(6)).fits().isAccessible());
        }
    }

    Stream<Arguments> pagesOfWhatLeavesAndWhatComesIn() {
        return Stream.of(
                        Arguments.of(Role.DATA_PROTECTION_OFFICER, "/work/exports"),
                        Arguments.of(Role.DATA_PROTECTION_OFFICER, "/work/recipients"),
                        Arguments.of(Role.DATA_PROTECTION_OFFICER, "/work/canaries"),
                        Arguments.of(Role.CASEWORKER, "/work/cases/HVN-26-000200/photos"),
                        Arguments.of(Role.CASEWORKER, "/work/cases/HVN-26-000200/contacts"),
                        Arguments.of(Role.CASEWORKER, "/work/cases/forms"))
                .flatMap(it -> Stream.of(Look.DESK, Look.PHONE.in("nb"))
                        .map(look -> Arguments.of(it.get()[0], it.get()[1], look)));
    }

    @ParameterizedTest
    @MethodSource("pagesOfWhatLeavesAndWhatComesIn")
    void everyoneCanUseThePagesOfWhatLeavesAndWhatComesIn(Role role, String path, Look look) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        try (var visit = browser.visit(look, account.signInName(), account.password())) {
            visit.open(path)
                    .settled()
                    .picture(path.substring(path.lastIndexOf('/') + 1))
                    .fits()
                    .isAccessible();
        }
    }

    @Test
    void aFormIsBroughtInAndWhatBecameOfItFitsTheScreen() {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        var forms = new InventedForms(77);
        var good = new String(InventedForms.written(List.of(forms.next(1), forms.next(2))), StandardCharsets.UTF_8);
        for (var look : List.of(Look.DESK, Look.PHONE.in("nb"))) {
            try (var visit = browser.visit(look, account.signInName(), account.password())) {
                visit.open("/work/cases/forms");
                visit.page()
                        .locator("input[type=file]")
                        .setInputFiles(new FilePayload(
                                "form.xml",
                                "application/xml",
                                good.replaceFirst("<SexCode>.", "<SexCode>Q").getBytes(StandardCharsets.UTF_8)));
                visit.page().locator("main form[method=post] button").click();
                visit.page().waitForLoadState();
                visit.settled().picture("form-report").fits().isAccessible();
                assertThat(visit.page().locator("main").innerText()).contains("SexCode", "HVN-");
            }
        }
    }

    @Test
    void aFileOfAPlanIsAskedForInOneForm() {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.PLACEMENT_OFFICER)
                .findFirst()
                .orElseThrow();
        try (var visit = browser.visit(Look.DESK, account.signInName(), account.password())) {
            visit.open("/work/rounds");
            visit.page().locator("main table th a").first().click();
            visit.page().locator("main a[href$='/files']").click();
            visit.page().waitForLoadState();
            visit.settled().picture("round-files").fits().isAccessible();
            assertThat(visit.page().locator("main").innerText()).contains("No recipient is registered");
        }
    }

    @Test
    void anErasureIsAskedForAndTheCopyThatSomebodyTakesHomeFitsItsPage() throws IOException {
        try (var visit = signedIn(Look.DESK)) {
            visit.open("/work/copies");
            visit.page().locator("#number").fill("HVN-26-000200");
            visit.page().locator("#member").fill("1");
            visit.page().locator("#because").fill("she asked for it at the desk");
            var download = visit.page()
                    .waitForDownload(() ->
                            visit.page().locator("main form button").first().click());
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            var copy = folder.resolve("copy.html").toAbsolutePath();
            try (var zip = new ZipInputStream(Files.newInputStream(download.path()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().equals("copy.html")) {
                        Files.write(copy, zip.readAllBytes());
                    }
                }
            }
            visit.page().navigate("file://" + copy);
            visit.fits();
            visit.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(folder.resolve("copy-taken-home.png")));
            assertThat(visit.page().locator("h1").innerText()).contains("Everything that Havn holds about you");
        }
        try (var visit = signedIn(Look.DESK)) {
            visit.open("/work/keeping");
            visit.page().locator("#number").fill("HVN-26-000200");
            visit.page().locator("#erase-because").fill("the family asked for it in person");
            visit.page().locator("form[action$=erasures] button").click();
            visit.page().waitForLoadState();
            visit.settled().picture("seconds-erasure").fits().isAccessible();
            assertThat(visit.page().locator("main").innerText())
                    .contains("Erase a person or a family for good", "HVN-26-000200");
        }
    }

    private Visit signedIn(Look look) {
        return browser.visit(look, officer().signInName(), officer().password());
    }

    private static DemoAccounts.DemoAccount officer() {
        return DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.DATA_PROTECTION_OFFICER)
                .findFirst()
                .orElseThrow();
    }
}
