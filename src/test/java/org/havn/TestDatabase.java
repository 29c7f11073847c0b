package org.havn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.DatabaseAccess;
import org.havn.platform.database.Migrations;
import org.havn.platform.database.RunningPostgres;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// The one PostgreSQL of a test run. It starts with the first test that needs it and ends with the run.
///
/// `-Dhavn.test.postgres=/usr/lib/postgresql/15` takes an installed PostgreSQL, named by the folder above its `bin`,
/// instead of the bundled one; everything else stays as it is. `./havn drill postgres15` runs every test so.
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path FOLDER = temporaryFolder();
    /// Those that work on the server, and so have to end before it does.
    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();
    private static final BundledPostgres SERVER = start();

    private TestDatabase() {}

    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("havn-test-");
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BundledPostgres start() {
        try {
            var installed = System.getProperty("havn.test.postgres", "");
            if (!installed.isEmpty()) {
                useInstalled(Path.of(installed), FOLDER);
            }
            var server = BundledPostgres.start(FOLDER.resolve("postgresql"), _ -> {});
            Migrations.apply(server.access().owner(), _ -> {});
            // Hooks run side by side: a context whose database is gone would wait half a minute for a connection.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                CONTEXTS.forEach(ConfigurableApplicationContext::close);
                server.close();
                delete(FOLDER);
            }));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Lets a server that will be started below the folder use the programs of an installed PostgreSQL.
    static void useInstalled(Path installed, Path folder) throws IOException {
        if (!Files.isExecutable(installed.resolve("bin/postgres"))) {
            throw new IllegalArgumentException("havn.test.postgres is the folder above an installed PostgreSQL's bin,"
                    + " such as /usr/lib/postgresql/15, but there is no " + installed.resolve("bin/postgres"));
        }
        var programs = Files.createDirectories(folder.resolve("programs"));
        Files.createSymbolicLink(programs.resolve("postgresql-" + RunningPostgres.programs()), installed);
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            System.err.println("Left behind: " + folder);
        }
    }

    /// A migrated database that nobody else uses.
    public static DatabaseAccess fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = SERVER.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template havn owner havn_owner");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return SERVER.access(name);
    }

    /// A database in which nothing has been shaped yet.
    public static DatabaseAccess empty() {
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = SERVER.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner havn_owner");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return SERVER.access(name);
    }

    /// The server itself, for tests that look behind the application's back.
    public static BundledPostgres server() {
        return SERVER;
    }

    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            CONTEXTS.add(context);
            Statements.countIn(context);
            var login = fresh().application();
            var name = login.jdbcUrl().replaceAll(".*/", "");
            TestPropertyValues.of(
                            "spring.datasource.url=" + login.jdbcUrl(),
                            "spring.datasource.username=" + login.user(),
                            "spring.datasource.password=" + login.password(),
                            "spring.datasource.hikari.maximum-pool-size=6",
                            "havn.demo=" + context.getEnvironment().getProperty("havn.demo", "true"),
                            "havn.folder=target/test-folder-" + System.getProperty("havn.test.lane", "0") + "-"
                                    + System.getProperty("surefire.forkNumber", "1"),
                            // every database has its own keys, which end with the run as it does
                            "havn.keys=" + FOLDER.resolve("keys-" + name),
                            "havn.wrapping-key=" + FOLDER.resolve("wrapping-key-" + name),
                            // every database has its own log, so each has a key and a witness of its own
                            "havn.audit.folder=" + FOLDER.resolve("audit-" + name),
                            // a good plan is enough for most tests; one that needs the best says how long it may take
                            "havn.placement.seconds="
                                    + context.getEnvironment().getProperty("havn.placement.seconds", "8"),
                            // cheap hashes: the cost of real ones is not what these tests are about
                            "havn.password.memory-kib=64",
                            "havn.password.iterations=1",
                            // tests act faster than people do
                            "havn.acts-of-weight-a-minute=0")
                    .applyTo(context);
        }
    }
}
