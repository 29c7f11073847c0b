package org.havn;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.TextLog;
import org.havn.platform.Texts;
import org.havn.platform.backup.BackupPlaces;
import org.havn.platform.backup.WalKeeper;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.DatabaseAccess;
import org.havn.platform.database.Migrations;
import org.havn.platform.database.StartTurn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One node: its database if it brings its own, its pages, and an orderly end.
final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /// What is acknowledged and younger than this may be lost with the disk.
    private static final Duration LOG_INTO_BACKUPS = Duration.ofSeconds(60);

    private final int port;
    private final Path folder;
    private final boolean demo;
    private final Console console = new Console(System.out, new Texts().in(Locale.getDefault()));

    Site(int port, Path folder, boolean demo) {
        this.port = port;
        this.folder = folder;
        this.demo = demo;
    }

    /// Serves until Ctrl-C or TERM, then stops in order: first the pages, then the database.
    int runUntilEnded() throws IOException, SQLException, InterruptedException {
        requireFreePort();
        return run(false);
    }

    /// Opens everything once and closes it again.
    void startAndStop() throws IOException, SQLException, InterruptedException {
        run(true);
    }

    private int run(boolean once) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        var log = LogFolder.open(folder);
        console.say("platform.start.folder", folder.toString());
        var setting = System.getenv("HAVN_DATABASE_URL");
        refuseDemoOnAnOperatorsDatabase(setting);
        console.step("platform.start.database", 0, 6);
        var ended = new CountDownLatch(1);
        @Nullable
        BundledPostgres bundled = setting == null || setting.isBlank()
                ? BundledPostgres.start(
                        folder.resolve("postgresql"), what -> console.step("platform.start.database." + what, 0, 6))
                : null;
        @Nullable ConfigurableApplicationContext pages = null;
        try {
            var database = bundled == null
                    ? DatabaseAccess.parse(setting, System.getenv("HAVN_DATABASE_OWNER_URL"))
                    : bundled.access();
            try (var _ = turn(database)) {
                Migrations.apply(database.owner(), module -> console.step("platform.start.tables", 1, 6, module));
            }
            console.step("platform.start.pages", 2, 6);
            pages = start(database, bundled != null, log);
            try (var _ = turn(database)) {
                makeReady(pages);
            }
            SettingsSeen.changed(folder.resolve("logs"), System.getenv()).forEach(LOG::warn);
            console.finished();
            var running = pages;
            if (once) {
                running.close();
                if (bundled != null) {
                    bundled.close();
                }
                return 0;
            }
            greet(pages);
            var keeper = bundled == null ? null : keepLog(bundled);
            var orderly = new Thread(
                    () -> {
                        running.close();
                        if (keeper != null) {
                            keeper.close();
                        }
                        if (bundled != null) {
                            bundled.close();
                        }
                        ended.countDown();
                    },
                    "orderly-end");
            Runtime.getRuntime().addShutdownHook(orderly);
            ended.await();
            return 0;
        } catch (IOException | SQLException | RuntimeException failed) {
            console.finished();
            if (pages != null) {
                pages.close();
            }
            if (bundled != null) {
                bundled.close();
            }
            throw failed;
        }
    }

    private WalKeeper keepLog(BundledPostgres bundled) {
        return WalKeeper.start(BackupPlaces.of(folder, null, System::getenv), bundled.superuser(), LOG_INTO_BACKUPS);
    }

    private StartTurn turn(DatabaseAccess database) throws SQLException {
        return StartTurn.take(database.owner(), () -> console.step("platform.start.turn", 1, 6));
    }

    /// Invented families and published passwords have no place in a database that may hold real ones.
    private void refuseDemoOnAnOperatorsDatabase(@Nullable String setting) throws IOException {
        if (demo && setting != null && !setting.isBlank() && System.getenv("HAVN_DEMO_ON_THIS_DATABASE") == null) {
            throw new IOException("HAVN_DATABASE_URL is set, and the demo would put invented families and published"
                    + " passwords there: unset it, or set HAVN_DEMO_ON_THIS_DATABASE=yes if that is what you want.");
        }
    }

    private ConfigurableApplicationContext start(DatabaseAccess database, boolean bundled, Path log) {
        var login = database.application();
        var settings = new HashMap<String, Object>(Map.of(
                "server.port", port,
                "spring.datasource.url", login.jdbcUrl(),
                "spring.datasource.username", login.user(),
                "spring.datasource.password", login.password(),
                "havn.demo", demo,
                "havn.folder", folder.toString(),
                "havn.database.bundled", bundled,
                "logging.file.name", log.toString(),
                "logging.structured.format.file", logFormat()));
        settings.put("havn.database.role", login.role() == null ? "" : "set role " + login.role() + "; ");
        return new SpringApplicationBuilder(HavnApplication.class)
                .environment(SiteSettings.environment(settings, System.getenv()))
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run();
    }

    private static String logFormat() {
        var asked = System.getenv().getOrDefault("HAVN_LOG_FORMAT", "text");
        return switch (asked) {
            case "text" -> TextLog.class.getName();
            case "json" -> "logstash";
            default ->
                throw new IllegalArgumentException("HAVN_LOG_FORMAT is text or json, but this was '" + asked + "'");
        };
    }

    private void makeReady(ConfigurableApplicationContext pages) {
        AvailabilityChangeEvent.publish(pages, ReadinessState.REFUSING_TRAFFIC);
        var work = pages.getBeanProvider(AtStart.class).stream()
                .sorted(Comparator.comparingInt(AtStart::order))
                .toList();
        for (var task : work) {
            OwnWork.run("start", () -> task.run(console));
        }
        AvailabilityChangeEvent.publish(pages, ReadinessState.ACCEPTING_TRAFFIC);
    }

    private void greet(ConfigurableApplicationContext pages) {
        var address = pages.getEnvironment().getProperty("havn.address", "http://localhost:" + port);
        console.say("platform.start.ready", address);
        if (demo) {
            console.say("platform.start.demo-accounts");
            for (var account : DemoAccounts.ALL) {
                System.out.printf(
                        "  %-8s %-26s %s%n",
                        account.signInName(),
                        account.password(),
                        account.role().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        } else if (pages.getBean(Accounts.class).tooFewAdministrators()) {
            console.say("platform.start.first-administrator");
            System.out.println(
                    "  " + address + "/setup#" + pages.getBean(Accounts.class).inviteAdministrator());
        }
        console.say("platform.start.end");
    }

    private static String listening() {
        var variables = System.getenv();
        return variables.getOrDefault("SERVER_ADDRESS", variables.getOrDefault("HAVN_LISTEN", "127.0.0.1"));
    }

    private void requireFreePort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listening(), port));
        } catch (BindException taken) {
            throw new IOException(
                    "Port " + port + " is taken by another program; end it, or choose another with --port.", taken);
        }
    }
}
