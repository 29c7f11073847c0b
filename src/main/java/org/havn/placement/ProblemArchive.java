package org.havn.placement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.files.PlacementDirectory;
import org.springframework.stereotype.Component;

/// A problem as it was solved, as a zipped `havn place` folder, so that anybody can solve it again.
@Component
class ProblemArchive {
    private final Communities communities;

    ProblemArchive(Communities communities) {
        this.communities = communities;
    }

    byte[] zip(PlacementProblem problem) {
        try {
            var folder = Files.createTempDirectory("havn-problem-");
            try {
                PlacementDirectory.write(folder, problem, this::name);
                return zipped(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("The solved problem could not be written down", full);
        }
    }

    private String name(String code) {
        return communities.find(new CommunityId(code)).map(it -> it.name()).orElse(code);
    }

    private static byte[] zipped(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var entry = new ZipEntry(String.valueOf(file.getFileName()));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
