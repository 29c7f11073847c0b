package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.platform.database.DatabaseLogin;

/// A site in a process of its own, as an operator starts it, for tests that end it as a power cut would.
final class SiteProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Path folder;
    private final int port;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread atShutdown;

    private SiteProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.atShutdown = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atShutdown);
        Thread.ofVirtual().start(this::listen);
    }

    /// A folder that the database's own user can reach.
    static Path folder() throws IOException {
        var folder = Files.createTempDirectory("havn-fault-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    /// Starts `demo` or `serve` on the folder, and does not wait for it.
    static SiteProcess start(String command, Path folder, Map<String, String> environment) throws IOException {
        return start(List.of(), command, folder, environment);
    }

    /// The same in a session of its own, as in a terminal's window: Ctrl-C reaches all of its processes.
    static SiteProcess startInATerminal(String command, Path folder, Map<String, String> environment)
            throws IOException {
        return start(List.of("setsid", "env", "--default-signal=INT"), command, folder, environment);
    }

    private static SiteProcess start(List<String> within, String command, Path folder, Map<String, String> environment)
            throws IOException {
        var port = freePort();
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var words = new ArrayList<>(within);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                // by which everything that belongs to this site can be found
                "-Djava.io.tmpdir=" + temporary));
        words.addAll(application());
        words.addAll(List.of(command, "--port", Integer.toString(port), "--data", folder.toString()));
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().removeAll(List.of("HAVN_DATABASE_URL", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new SiteProcess(folder, port, builder.redirectErrorStream(true).start());
    }

    /// What was packed, with its AOT cache as the launcher starts it, where `havn.test.app` names its folder; else the
    /// same classes loose, which start some seconds later.
    private static List<String> application() {
        var packed = System.getProperty("havn.test.app");
        return packed == null
                ? List.of("-XX:TieredStopAtLevel=1", "-cp", applicationClassPath(), Havn.class.getName())
                : List.of(
                        "-XX:AOTCache=" + Path.of(packed, "havn.aot"),
                        "-Xlog:disable",
                        "-jar",
                        Path.of(packed, "havn.jar").toString());
    }

    /// What is packed into a release: everything but the tests' own classes.
    private static String applicationClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int port() {
        return port;
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    /// Waits for a line that contains the words.
    String await(String words) {
        var found = new ArrayList<String>();
        awaitThat("'" + words + "' on the terminal", () -> {
            synchronized (lines) {
                lines.stream().filter(it -> it.contains(words)).findFirst().ifPresent(found::add);
            }
            assertThat(!found.isEmpty() || process.isAlive())
                    .as("the site ended by itself: %s", said())
                    .isTrue();
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    SiteProcess awaitReady() {
        await("Havn is ready");
        return this;
    }

    void awaitThat(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waiting for %s; the site said: %s", what, said())
                    .isLessThan(deadline);
            pause();
        }
    }

    /// A figure of the site's own database, asked as its administrator.
    int count(String sql) throws SQLException, IOException {
        try (var connection = database();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Work that a kill may end in the middle.
    static void untilTheLightGoesOut(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException dark) {
            // as it should be
        }
    }

    /// Whether the site says of itself that it takes work: its database answers too.
    boolean isReady() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether the site's solver is at work.
    boolean solves() {
        return process.descendants().anyMatch(it -> commandLine(it.pid()).contains("WorkerMain"));
    }

    String said() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /// The database of the folder, entered behind the site's back.
    Connection database() throws SQLException, IOException {
        var postgresql = folder.resolve("postgresql");
        var databasePort =
                Files.readAllLines(postgresql.resolve("data/postmaster.pid")).get(3);
        return new DatabaseLogin(
                        "jdbc:postgresql://127.0.0.1:" + databasePort + "/havn",
                        "havn_superuser",
                        Files.readString(postgresql.resolve("superuser.password"))
                                .strip(),
                        null)
                .connect();
    }

    /// `kill -9`, and then nothing of the site may remain: no database, no solver, no connection's process.
    void kill() throws InterruptedException {
        assertThat(process.isAlive())
                .as("the site ended before it was killed: %s", said())
                .isTrue();
        process.destroyForcibly().waitFor();
        awaitThat("the end of every process on " + folder, () -> remaining().isEmpty());
    }

    /// Ctrl-C, which every process of the terminal's window hears at once.
    ///
    /// @return the site's exit code
    int controlC() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("the site ends soon after Ctrl-C; it said: %s", said())
                .isTrue();
        awaitThat("the end of every process on " + folder, () -> remaining().isEmpty());
        return process.exitValue();
    }

    /// `kill -9` of the database with all its connections, while the site stays.
    void killDatabase() throws IOException {
        var pid = Long.parseLong(Files.readAllLines(folder.resolve("postgresql/data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).ifPresent(server -> {
            var all = Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /// Stops the site's process where it stands, as a machine that hangs; only [#kill()] ends it then.
    void freeze() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /// The processes that name the folder in their command or work in it.
    private List<String> remaining() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(it -> it.pid() != ProcessHandle.current().pid())
                .filter(it -> commandLine(it.pid()).contains(folder.toString()) || worksIn(it.pid()))
                .map(it -> it.pid() + " " + commandLine(it.pid()))
                .toList();
    }

    private boolean worksIn(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException ended) {
            // no more lines
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The orderly end, as by Ctrl-C.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atShutdown);
    }
}
