package org.havn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.havn.Drill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// SECURITY.md, S4: no parser breaks, whatever it is given. Here a few thousand seeded mutations each, and everything
/// that ever broke one (`src/test/resources/fuzz/PARSER/`); in `./havn drill fuzz` Jazzer looks for more.
class ParserFuzzTests {
    private static final List<Target> TARGETS = Targets.all();
    private static final Path FOUND = Path.of("src/test/resources/fuzz");
    private static final long SEED = Long.getLong("havn.drill.seed", 26);
    private static final int MANY = 2_000;
    /// Those that write files, ask over the network or sign.
    private static final int FEW = 200;
    private static final Set<String> COSTLY = Set.of(
            "placement-folder",
            "backup-manifest",
            "backup-state",
            "backup-file",
            "passkey-signature",
            "provider-answer",
            "provider-claims");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    static List<Target> targets() {
        return TARGETS;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsRightIsRead(Target target) {
        assertThat(target.seeds())
                .isNotEmpty()
                .allSatisfy(
                        seed -> assertThatCode(() -> target.reader().read(seed)).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatWasSpoiledIsReadOrRefused(Target target) {
        var mutations = new Mutations(SEED, target.seeds());
        var many = COSTLY.contains(target.name()) ? FEW : MANY;
        var tries = Drill.upTo("havn.fuzz.mutations", many, 10 * many);
        while (tries.more()) {
            holds(target, mutations.next());
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatOnceBrokeItDoesNotBreakItAgain(Target target) throws IOException {
        var folder = FOUND.resolve(target.name());
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    holds(target, Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void whatWasFoundBelongsToAParser() throws IOException {
        var names = new HashSet<>(TARGETS.stream().map(Target::name).toList());

        assertThat(names).hasSameSizeAs(TARGETS);
        try (var folders = Files.list(FOUND)) {
            assertThat(folders.map(it -> it.getFileName().toString())).isSubsetOf(names);
        }
    }

    private static void holds(Target target, byte[] input) {
        var begun = System.nanoTime();
        try {
            target.tryOn(input);
        } catch (Throwable broke) {
            throw new AssertionError(
                    target.name() + " broke on (Base64) " + Base64.getEncoder().encodeToString(input), broke);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as(
                        "%s took too long over (Base64) %s",
                        target.name(), Base64.getEncoder().encodeToString(input))
                .isLessThan(LONGEST);
    }
}
