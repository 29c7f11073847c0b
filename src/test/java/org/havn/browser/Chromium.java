package org.havn.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// The machine's own Chromium. Havn never downloads one, and never skips a browser test because there is none.
final class Chromium {
    /// The shell first: the same engine without a window around each page, which is half the work.
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome");
    private static final List<String> PLACES = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/snap/bin",
            "/opt/google/chrome",
            "/Applications/Chromium.app/Contents/MacOS",
            "/Applications/Google Chrome.app/Contents/MacOS");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            // a microphone that beeps, and nobody to ask whether it may
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--force-color-profile=srgb",
            "--font-render-hinting=none");

    static {
        // as long as a busy machine may take; what is there is found at once
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    private Chromium() {}

    static com.microsoft.playwright.Browser start() {
        return playwright()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed())
                        .setArgs(FLAGS));
    }

    /// A browser of its own that keeps everything in a folder, as a person's device does.
    static BrowserContext withProfile(Path folder, String language) {
        return playwright()
                .chromium()
                .launchPersistentContext(
                        folder,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(installed())
                                .setArgs(FLAGS)
                                .setLocale(language)
                                .setTimezoneId("Europe/Oslo")
                                .setViewportSize(390, 800));
    }

    /// Playwright's own threads live as long as the thread that started them lets them: from a daemon they let the test
    /// run end.
    private static Playwright playwright() {
        var started = new FutureTask<>(() -> Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
        Thread.ofPlatform().daemon().name("playwright").start(started);
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Path installed() {
        return named(System.getenv("HAVN_CHROMIUM"))
                .or(Chromium::onPath)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium, and none was found. Install it (on Debian and Ubuntu: apt-get install chromium)"
                                + " or name its file in HAVN_CHROMIUM."));
    }

    private static Optional<Path> onPath() {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)), PLACES.stream());
        return folders.filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.concat(NAMES.stream(), Stream.of("Chromium", "Google Chrome"))
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> named(@org.jspecify.annotations.Nullable String file) {
        return Optional.ofNullable(file)
                .filter(it -> !it.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable);
    }
}
