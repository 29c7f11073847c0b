package org.havn.placement.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.havn.fuzz.Target;

/// The folder that `havn place` reads. One input holds its tables, with a line that parts them.
public final class FolderParsers {
    private static final List<String> FILES =
            List.of("families.csv", "localities.csv", "capacities.csv", "values.csv", "demands.csv");
    private static final byte PARTING = 0x1e;

    private static final Path FOLDER = folder();

    private FolderParsers() {}

    public static List<Target> all() {
        var tables = """
                family_id,size,priority,arrival
                A,4,EM,
                B,3,,2026-12-01
                C,2,NR,
                \u001elocality_id,name
                fjord,Fjordby
                fjell,Fjellby
                \u001elocality_id,dimension,capacity
                fjord,persons,6
                fjell,persons,4
                \u001efamily_id,locality_id,value
                A,fjord,5
                A,fjell,4
                B,fjell,2.5
                C,fjord,2
                \u001efamily_id,dimension,amount
                A,persons,4
                """;
        return List.of(Target.ofText("placement-folder", List.of(tables), FolderParsers::read, BadInput.class));
    }

    private static void read(String input) throws IOException {
        var bytes = input.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var from = 0;
        for (var file : FILES) {
            var until = from;
            while (until < bytes.length && bytes[until] != PARTING) {
                until++;
            }
            if (from <= bytes.length) {
                Files.write(FOLDER.resolve(file), Arrays.copyOfRange(bytes, Math.min(from, bytes.length), until));
            }
            from = Math.min(bytes.length, until + 1);
        }
        PlacementDirectory.read(FOLDER);
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("havn-fuzz-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                FILES.forEach(it -> folder.resolve(it).toFile().delete());
                folder.toFile().delete();
            }));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
