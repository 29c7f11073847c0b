package org.havn.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.havn.access.DemoAccounts;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.interviews.Interview;

/// A telephone with a browser whose battery can die, and a line to the house.
final class AwayDevice implements AutoCloseable {
    static final String PASSPHRASE = "lantern river forty chairs";

    private final Path profile;
    private final Line line;

    /// @param profile where the browser keeps everything
    AwayDevice(Path profile, int house) {
        this.profile = profile;
        this.line = new Line(house);
    }

    Line line() {
        return line;
    }

    Page started() {
        var page = Chromium.withProfile(profile, "en").pages().getFirst();
        page.setDefaultTimeout(20_000);
        return page;
    }

    Page reopened() {
        var page = started();
        page.navigate(line.address() + "/work/offline/interviews");
        return page;
    }

    /// As a battery does: at once, without a word. Only the processes that work on this test's own folder.
    void kill() {
        ProcessHandle.allProcesses()
                .filter(it -> it.info().commandLine().orElse("").contains("--user-data-dir=" + profile))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        line.close();
        kill();
    }

    void take(Page page, Interview planned, String network, Consumer<Page> looked) {
        page.navigate(line.address() + "/work/cases/" + planned.household() + "/interviews/" + planned.id());
        page.locator("a[href$='/taking-along']").click();
        page.locator("#network").selectOption(network);
        page.locator("#passphrase").fill(PASSPHRASE);
        page.locator("#again").fill(PASSPHRASE);
        looked.accept(page);
        press(page, "Take along");
        eventually(page, "#consent");
    }

    static void signIn(Page page) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.CASEWORKER)
                .findFirst()
                .orElseThrow();
        page.locator("input[name=name]").fill(account.signInName());
        page.locator("input[name=password]").fill(account.password());
        page.locator("main form button").first().click();
        page.waitForURL(it -> !it.contains("/sign-in"));
    }

    static void unlock(Page page, String passphrase) {
        page.locator("form input[type=password]").fill(passphrase);
        press(page, "Open");
    }

    /// What is slow on purpose, a passphrase, takes a while on a busy machine.
    static void eventually(Page page, String what) {
        page.locator(what).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    }

    static void press(Page page, String label) {
        page.locator("form button:has-text('" + label + "')").click();
    }

    static void part(Page page, String titles, int which) {
        var pattern = Pattern.compile(titles, Pattern.CASE_INSENSITIVE);
        page.locator(".parts button")
                .filter(new Locator.FilterOptions().setHasText(pattern))
                .nth(which)
                .click();
    }

    static void back(Page page) {
        page.locator("button:has-text('All parts')").click();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-390.png")));
    }

    static void isAccessible(Page page) {
        var harmful = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
                        .map(it -> it.getId() + " " + it.getNodes())
                        .toList();
        assertThat(harmful).as("what axe finds").isEmpty();
    }

    /// SECURITY.md, D2: whatever lies in the browser's folder, no word of the family is readable in it; and
    /// in what pages keep there, not even whose it is. The case's number is in the history of the pages
    /// that were visited online.
    void holdsNone(List<String> words, CaseNumber number, String when) throws IOException {
        var kept = 0;
        try (var all = Files.walk(profile)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var text = new String(content(file), StandardCharsets.ISO_8859_1);
                holdsNone(file, text, words, when);
                if (file.toString().matches(".*(IndexedDB|Service Worker|Local Storage|WebStorage).*")) {
                    kept++;
                    holdsNone(file, text, List.of(number.value()), when);
                }
            }
        }
        assertThat(kept).as("files that pages keep, imaged " + when).isGreaterThan(3);
    }

    private void holdsNone(Path file, String text, List<String> words, String when) {
        for (var word : words) {
            for (var letters : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                assertThat(text.contains(new String(word.getBytes(letters), StandardCharsets.ISO_8859_1)))
                        .as("%s holds %s %s", profile.relativize(file), word, when)
                        .isFalse();
            }
        }
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0]; // the browser is at work
        }
    }
}
