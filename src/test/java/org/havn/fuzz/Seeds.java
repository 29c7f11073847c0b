package org.havn.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what each parser can read into a folder of its own, where Jazzer begins: `Seeds FOLDER`. Prints the names.
public final class Seeds {
    private Seeds() {}

    public static void main(String[] arguments) throws IOException {
        for (var target : Targets.all()) {
            var folder = Files.createDirectories(Path.of(arguments[0], target.name()));
            var number = 0;
            for (var seed : target.seeds()) {
                Files.write(folder.resolve("seed-" + number++), seed);
            }
            System.out.println(target.name());
        }
        System.exit(0); // some parsers come with a server of their own, which would wait for ever
    }
}
