package org.havn.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL that Havn starts for itself: durable, with passwords, on the loopback address only.
///
/// It lives exactly as long as this process: a clean end stops it, and after `kill -9` the kernel does (see
/// [ServerUser#command]). One folder belongs to one running Havn at a time.
public final class BundledPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(BundledPostgres.class);
    private static final int STARTS_IN_A_ROW = 20;
    private static final Duration STAYED = Duration.ofSeconds(10);
    private static final FileAttribute<Set<PosixFilePermission>> FOR_ITS_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String SUPERUSER = "havn_superuser";
    private static final String OWNER = "havn_owner";
    private static final String DATABASE = "havn";

    private final Path folder;
    private final FileLock lock;
    private final int port;
    private final Duration patience;
    private final CompletableFuture<Process> server = new CompletableFuture<>();
    private volatile @Nullable Process running;
    private volatile boolean ready;
    private volatile boolean closing;

    private BundledPostgres(Path folder, FileLock lock, int port, Duration patience) {
        this.folder = folder;
        this.lock = lock;
        this.port = port;
        this.patience = patience;
    }

    /// Starts the server on the data below the folder, making it first where there is none.
    ///
    /// @param telling hears in a few words what is being done
    /// @throws FolderInUse if another Havn runs on the same folder
    /// @throws IOException if the server does not come up; the message holds the last lines of its log
    public static BundledPostgres start(Path folder, Consumer<String> telling) throws IOException {
        return start(folder, telling, PATIENCE);
    }

    /// Starts the server as above.
    ///
    /// @param patience how long it may take until it answers: one that replays a long log takes its time
    public static BundledPostgres start(Path folder, Consumer<String> telling, Duration patience) throws IOException {
        Files.createDirectories(folder);
        var postgres = new BundledPostgres(folder, locked(folder), freePort(), patience);
        try {
            postgres.bringUp(telling);
            return postgres;
        } catch (IOException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    /// How to enter the database, as owner and as application.
    public DatabaseAccess access() {
        return access(DATABASE);
    }

    /// How to enter another database of this server.
    public DatabaseAccess access(String database) {
        return new DatabaseAccess(
                login(database, OWNER, password("owner")),
                login(database, DatabaseAccess.APPLICATION_ROLE, password("application")));
    }

    /// The server's own administrator, for backup and for tests that play the dishonest one.
    public DatabaseLogin superuser() {
        return login(DATABASE, SUPERUSER, password("superuser"));
    }

    private void bringUp(Consumer<String> telling) throws IOException {
        var user = ServerUser.onThisMachine();
        Leftovers.sweep(folder, "initialising-", "password-");
        var programs =
                PostgresBinaries.unpackedBelow(folder.resolveSibling("programs"), () -> telling.accept("unpacking"));
        var data = folder.resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            telling.accept("initialising");
            initialise(programs, data, user);
        }
        telling.accept("starting");
        awaitPredecessor(data);
        spawn(programs, data, user);
        try (var connection = firstConnection()) {
            createRolesAndDatabase(connection);
            turnPasswords(connection);
            ready = true;
        } catch (SQLException failed) {
            throw new IOException("The database did not take its first statements: " + failed.getMessage(), failed);
        }
    }

    private void initialise(Path programs, Path data, ServerUser user) throws IOException {
        var making = Files.createTempDirectory(folder, "initialising-");
        var passwordFile = Files.createTempFile(folder, "password-", ".tmp");
        try {
            Files.writeString(passwordFile, password("superuser"));
            Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
            user.own(passwordFile);
            user.own(making);
            var command = user.command(List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + making,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=icu",
                    "--icu-locale=und",
                    "--data-checksums"));
            var log = folder.resolve("initdb.log");
            var exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(closed(log).toFile())
                    .directory(folder.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("PostgreSQL could not be initialised in " + folder + ": " + lastLines(log));
            }
            Files.move(making, data);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was being made", interrupted);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /// After a kill, the old server may still be writing its last page: wait until its process is gone.
    private void awaitPredecessor(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        var before = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> process.info()
                        .command()
                        .map(it -> it.endsWith("/postgres"))
                        .orElse(true));
        if (before.isEmpty()) {
            return;
        }
        try {
            before.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier database was ending", interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stillThere) {
            throw new IOException(
                    "An earlier PostgreSQL (process " + before.get().pid() + ") still holds " + data, stillThere);
        }
    }

    /// The signal on a parent's death follows the spawning thread, so that thread stays as long as the server.
    private void spawn(Path programs, Path data, ServerUser user) throws IOException {
        var log = folder.resolve("postgresql.log");
        var command = user.command(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "max_connections=60",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "log_min_messages=warning",
                "-c",
                "log_statement=none",
                "-c",
                "log_min_error_statement=panic",
                "-c",
                "log_error_verbosity=terse",
                "-c",
                "log_parameter_max_length_on_error=0",
                "-c",
                "archive_mode=on",
                "-c",
                "archive_command=" + WalSpool.command(folder)));
        Thread.ofPlatform().daemon(true).name("database").start(() -> {
            try {
                var process = started(command, log);
                server.complete(process);
                process.waitFor();
                if (ready) {
                    startAgain(command, log, data);
                }
            } catch (IOException failed) {
                if (!server.completeExceptionally(failed)) {
                    LOG.error("The database ended and cannot be started anew: {}", failed.getMessage());
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            server.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was starting", interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            throw new IOException("PostgreSQL could not be started: " + failed.getMessage(), failed);
        }
    }

    private Process started(List<String> command, Path log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(closed(log).toFile()))
                .directory(folder.toFile())
                .start();
        running = process;
        return process;
    }

    /// A server that ended by itself, killed by the machine or by a mistake, is started anew at the same port, and the
    /// site goes on. One that does not stay for ten seconds, again and again, is given up.
    private void startAgain(List<String> command, Path log, Path data) throws IOException, InterruptedException {
        for (int inARow = 0; !closing && inARow < STARTS_IN_A_ROW; inARow++) {
            LOG.error("The database ended by itself and is started anew");
            awaitPredecessor(data);
            TimeUnit.MILLISECONDS.sleep(inARow * 250L);
            var began = System.nanoTime();
            var process = started(command, log);
            if (closing) {
                stop(process);
            }
            process.waitFor();
            if (System.nanoTime() - began > STAYED.toNanos()) {
                inARow = -1;
            }
        }
    }

    private Connection firstConnection() throws IOException {
        var administrator = login("postgres", SUPERUSER, password("superuser"));
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return administrator.connect();
            } catch (SQLException notYet) {
                if (!server.join().isAlive() || System.nanoTime() > deadline) {
                    throw new IOException(
                            "PostgreSQL did not come up: " + lastLines(folder.resolve("postgresql.log")), notYet);
                }
                pause();
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(15);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the database", interrupted);
        }
    }

    private void createRolesAndDatabase(Connection connection) throws SQLException {
        if (exists(connection, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return;
        }
        try (var statement = connection.createStatement()) {
            for (var role : List.of(OWNER, DatabaseAccess.APPLICATION_ROLE)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
                    var secret = password(role.equals(OWNER) ? "owner" : "application");
                    statement.execute("create role " + role + " login password '" + secret + "'");
                }
            }
            statement.execute("create database " + DATABASE + " owner " + OWNER);
        }
    }

    /// Owner and application sign in with new passwords after each start. The server's own administrator, who is asked
    /// for this and by backups only, keeps theirs: a backup of any day has to open.
    private void turnPasswords(Connection connection) throws SQLException, IOException {
        for (var of : List.of("owner", "application")) {
            var secret = newPassword();
            try (var statement = connection.createStatement()) {
                statement.execute("alter role " + (of.equals("owner") ? OWNER : DatabaseAccess.APPLICATION_ROLE)
                        + " password '" + secret + "'");
            }
            keep(folder.resolve(of + ".password"), secret);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private DatabaseLogin login(String database, String user, String password) {
        return new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password, null);
    }

    /// A password of 256 random bits, kept in a file that only its owner reads.
    private String password(String of) {
        var file = folder.resolve(of + ".password");
        try {
            if (!Files.exists(file)) {
                keep(file, newPassword());
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The database's password file " + file + " cannot be read", unreadable);
        }
    }

    private static String newPassword() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void keep(Path file, String password) throws IOException {
        var making = Files.createTempFile(folder, "password-", ".tmp", FOR_ITS_OWNER);
        Files.writeString(making, password);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A log for its owner only, whatever the process' usual mode is.
    private static Path closed(Path log) throws IOException {
        if (Files.notExists(log)) {
            Files.createFile(log, FOR_ITS_OWNER);
        }
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
        return log;
    }

    private static FileLock locked(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new FolderInUse(folder);
        }
        return lock;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.<String>of();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /// Ends the server in an orderly way: open transactions are rolled back, what was acknowledged is on disk.
    @Override
    public void close() {
        try {
            closing = true;
            var last = running;
            if (last != null) {
                stop(last);
            }
            lock.acquiredBy().close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The database's lock could not be given back", failed);
        }
    }

    /// SIGINT asks PostgreSQL for its fast shutdown; a plain TERM would wait for every client to leave first.
    private static void stop(Process process) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    /// Another Havn runs on the same folder.
    public static final class FolderInUse extends IOException {
        FolderInUse(Path folder) {
            super("Another Havn is running on " + folder + "; end it first, or choose another folder with --data.");
        }
    }
}
