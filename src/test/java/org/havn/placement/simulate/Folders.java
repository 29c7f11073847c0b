package org.havn.placement.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// A year's tables and past cases, invented, until a test spoils one.
record Folders(Path year, Path pool) {

    /// Families for about one and a half times the places of three localities.
    static Folders in(Path parent, int families) {
        var folders = new Folders(parent.resolve("year"), parent.resolve("pool"));
        var capacities = new StringBuilder("locality_id,dimension,capacity\n");
        int persons = families; // families have two persons and a half on average
        for (var locality : new String[] {"fjord", "fjell", "skog"}) {
            capacities.append("%s,persons,%d\n".formatted(locality, Math.max(2, persons / 2)));
        }
        folders.with(folders.year, "localities.csv", "locality_id\nfjord\nfjell\nskog\n");
        folders.with(folders.year, "capacities.csv", capacities.toString());
        families(folders, folders.year, families, 1);
        families(folders, folders.pool, 60, 2);
        return folders;
    }

    private static void families(Folders folders, Path directory, int count, long seed) {
        var chance = new SplittableRandom(seed);
        var families = new StringBuilder("family_id,size,arrival\n");
        var values = new StringBuilder("family_id,locality_id,value\n");
        for (int f = 0; f < count; f++) {
            families.append("%03d,%d,%d\n".formatted(f, 1 + chance.nextInt(4), count - f));
            for (var locality : new String[] {"fjord", "fjell", "skog"}) {
                values.append("%03d,%s,%d\n".formatted(f, locality, 1 + chance.nextInt(20)));
            }
        }
        folders.with(directory, "families.csv", families.toString());
        folders.with(directory, "values.csv", values.toString());
    }

    Folders with(Path directory, String file, String content) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(file), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folders without(Path directory, String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
