package org.havn.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Copies a database's files while it writes them. What is half written is made whole by the write-ahead log later;
/// so a file may shrink, grow or go while it is read.
final class DatabaseCopy implements AutoCloseable {
    /// What PostgreSQL makes anew, by its documentation of low-level backups. The folders themselves are kept.
    private static final Set<String> WITHOUT_CONTENT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");
    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "recovery.signal");
    private static final Pattern TEMPORARY = Pattern.compile("pgsql_tmp.*|pg_internal\\.init(\\.\\d+)?");
    /// The file that says where recovery begins goes last.
    private static final String LAST = "global/pg_control";

    private final TarArchiveOutputStream tar;
    private final List<Manifest.Entry> inside = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];

    DatabaseCopy(OutputStream out) {
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /// The files and folders to copy, in their order.
    static List<String> names(Path data) throws IOException {
        var names = new ArrayList<String>();
        collect(data, data, names);
        names.sort(null);
        names.remove(LAST);
        names.add(LAST);
        return names;
    }

    private static void collect(Path data, Path folder, List<String> names) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = data.relativize(file).toString();
                var last = file.getFileName().toString();
                if (LEFT_OUT.contains(name) || TEMPORARY.matcher(last).matches()) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    names.add(name + "/");
                    if (!WITHOUT_CONTENT.contains(name)) {
                        collect(data, file, names);
                    }
                } else {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException gone) {
            // a database that was dropped meanwhile
        }
    }

    /// Copies one file or folder, unless it has gone.
    void add(Path data, String name) throws IOException {
        if (name.endsWith("/")) {
            tar.putArchiveEntry(new TarArchiveEntry("data/" + name));
            tar.closeArchiveEntry();
            return;
        }
        try (var in = Files.newInputStream(data.resolve(name))) {
            put("data/" + name, Files.size(data.resolve(name)), in);
        } catch (NoSuchFileException gone) {
            // its disappearance stands in the write-ahead log
        }
    }

    void addText(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        put(name, bytes.length, new java.io.ByteArrayInputStream(bytes));
    }

    private void put(String name, long size, InputStream in) throws IOException {
        var digest = Digests.sha256();
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        for (var left = size; left > 0; ) {
            var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                // it has become shorter: what is missing was let go, which the log knows
                java.util.Arrays.fill(buffer, (byte) 0);
                read = (int) Math.min(buffer.length, left);
            }
            digest.update(buffer, 0, read);
            tar.write(buffer, 0, read);
            left -= read;
        }
        tar.closeArchiveEntry();
        inside.add(new Manifest.Entry(name, size, Digests.hex(digest)));
    }

    List<Manifest.Entry> inside() {
        return inside;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
