package org.havn.placement.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory of files as `havn place` takes them: three families and two localities that fit, until a test spoils
/// one.
record Folder(Path path) {

    static Folder in(Path parent) {
        try {
            return new Folder(Files.createTempDirectory(parent, "problem"))
                    .with("families.csv", "family_id,size,priority\nA,4,EM\nB,3,\nC,2,NR\n")
                    .with("localities.csv", "locality_id,name\nfjord,Fjordby\nfjell,Fjellby\n")
                    .with("capacities.csv", "locality_id,dimension,capacity\nfjord,persons,6\nfjell,persons,4\n")
                    .with(
                            "values.csv",
                            "family_id,locality_id,value\nA,fjord,5\nA,fjell,4\nB,fjord,3\nB,fjell,2.5\nC,fjord,2\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folder with(String file, String content) {
        return with(file, content, StandardCharsets.UTF_8);
    }

    Folder with(String file, String content, Charset charset) {
        try {
            Files.write(path.resolve(file), content.getBytes(charset));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folder without(String file) {
        try {
            Files.delete(path.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
