package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher on a machine that lacks something: one sentence says what to install.
class LauncherTests {
    private static final List<String> ALWAYS_THERE = List.of(
            "bash",
            "sh",
            "env",
            "dirname",
            "basename",
            "readlink",
            "sed",
            "grep",
            "cat",
            "find",
            "mkdir",
            "rm",
            "id",
            "head",
            "cp",
            "tar",
            "gzip");

    private static final String NO_JDK = """
            havn: Havn needs a JDK 25 or newer and found none: install one (for example Temurin 25) and set JAVA_HOME \
            to its folder.
            """;

    private record Said(int exit, String words) {}

    @TempDir
    private Path machine;

    @BeforeEach
    void aMachineWithNothingButTheLauncher() throws IOException {
        Files.createDirectories(machine.resolve("bin"));
        Files.createDirectories(machine.resolve("havn"));
        Files.copy(Path.of("havn"), machine.resolve("havn/havn"));
        Files.writeString(machine.resolve("havn/pom.xml"), "<project/>");
        Files.createDirectories(machine.resolve("havn/src/main"));
        for (var program : ALWAYS_THERE) {
            Files.createSymbolicLink(machine.resolve("bin").resolve(program), found(program));
        }
    }

    @Test
    void helpNeedsNothing() throws Exception {
        assertThat(havn("help")).satisfies(it -> {
            assertThat(it.exit()).isZero();
            assertThat(it.words()).contains("./havn demo", "./havn test", "Exit codes");
        });
    }

    @Test
    void aWordThatIsNoCommandIsNotUnderstood() throws Exception {
        assertThat(havn("nonsense")).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(2);
            assertThat(it.words()).contains("'nonsense' is not a command").contains("./havn demo");
        });
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        assertThat(havn(Map.of("HAVN_JVMS", machine.resolve("none").toString()), "demo"))
                .isEqualTo(new Said(1, NO_JDK));
    }

    @Test
    void anOldJavaOnThePathIsPassedByForANewOneElsewhere() throws Exception {
        aJdk("old", 17);
        var newer = aJdk("new", 25);
        Files.createSymbolicLink(machine.resolve("bin/java"), machine.resolve("jvm/old/bin/java"));
        Files.createSymbolicLink(machine.resolve("bin/javac"), machine.resolve("jvm/old/bin/javac"));
        builders("printf '%s ' \"$JAVA_HOME\" >\"$HOME/built-with\"; java >>\"$HOME/built-with\"; exit 1");

        var said = havn(Map.of("HAVN_JVMS", machine.resolve("jvm").toString()), "build");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words()).contains("Building did not succeed", "target/build.log");
        assertThat(machine.resolve("built-with")).hasContent(newer + " a java of 25");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedBy() throws Exception {
        var old = aJdk("old", 17);
        var newer = aJdk("new", 26);
        builders("printf '%s' \"$JAVA_HOME\" >\"$HOME/built-with\"; exit 1");

        havn(Map.of("HAVN_JVMS", machine.resolve("jvm").toString(), "JAVA_HOME", old.toString()), "build");

        assertThat(machine.resolve("built-with")).hasContent(newer.toString());
    }

    @Test
    void aMachineWithNothingButOldJdksIsToldSo() throws Exception {
        var old = aJdk("old", 24);

        assertThat(havn(Map.of("HAVN_JVMS", machine.resolve("jvm").toString(), "JAVA_HOME", old.toString()), "serve"))
                .isEqualTo(new Said(1, NO_JDK));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        assertThat(havn("demo")).isEqualTo(new Said(1, """
                havn: Havn is built with Maven 3.8 or newer and found none: install the package maven.
                """));
    }

    @Test
    void withoutNodeItSaysWhatToInstall() throws Exception {
        aProgram("mvn", "exit 99");

        assertThat(havn("demo")).isEqualTo(new Said(1, """
                havn: Havn's pages are built with Node 20 or newer and found none: install the packages nodejs and npm.
                """));
    }

    @Test
    void anOldNodeIsNamed() throws Exception {
        aProgram("mvn", "exit 99");
        aProgram("npm", "exit 99");
        aProgram("node", "echo v18.20.1");

        assertThat(havn("build")).isEqualTo(new Said(1, """
                havn: Havn's pages are built with Node 20 or newer, but this is Node 18: install a newer one.
                """));
    }

    @Test
    void testsAreNeverSkippedForWantOfABrowser() throws Exception {
        aProgram("mvn", "exit 99");
        aProgram("npm", "exit 99");
        aProgram("node", "echo v22.0.0");

        assertThat(havn("test")).isEqualTo(new Said(1, """
                havn: The browser tests need Chromium and found none: install the package chromium, or set HAVN_CHROMIUM \
                to its program.
                """));
    }

    @Test
    void testsAreNeverSkippedForWantOfADeviceForKeys() throws Exception {
        aProgram("mvn", "exit 99");
        aProgram("npm", "exit 99");
        aProgram("node", "echo v22.0.0");
        aProgram("chromium", "exit 99");

        assertThat(havn("test")).isEqualTo(new Said(1, """
                havn: The tests of keys in a device need SoftHSM2 and found none: install the package softhsm2, or set \
                HAVN_SOFTHSM to its library.
                """));
    }

    @Test
    void drillsAreNamedWithTheirBounds() throws Exception {
        assertThat(havn("drill", "--help")).satisfies(it -> {
            assertThat(it.exit()).isZero();
            assertThat(it.words()).contains("rows", "audit", "kills", "fuzz", "mutation", "--minutes N", "Exit codes");
        });
        assertThat(havn("drill").exit()).isEqualTo(2);
        assertThat(havn("drill", "everything")).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(2);
            assertThat(it.words()).contains("'everything' is not a drill; they are rows audit");
        });
        assertThat(havn("drill", "rows", "--minutes", "ten")).satisfies(it -> {
            assertThat(it.exit()).isEqualTo(2);
            assertThat(it.words())
                    .contains("--minutes takes a whole number of minutes")
                    .contains("'ten'");
        });
    }

    @Test
    void aReleaseHoldsNoHistoryNoSourcesAndNoDemonstration() throws Exception {
        Files.createDirectories(machine.resolve("havn/.git"));
        Files.writeString(machine.resolve("havn/.git/config"), "[remote]");
        Files.writeString(machine.resolve("havn/src/main/Havn.java"), "class Havn {}");
        Files.createDirectories(machine.resolve("havn/target/app"));
        Files.writeString(machine.resolve("havn/target/app/havn.jar"), "no jar");
        Files.writeString(machine.resolve("havn/target/app/built"), "");

        assertThat(havn("release"))
                .satisfies(it -> assertThat(it.exit()).as(it.words()).isZero());

        Files.move(machine.resolve("havn"), machine.resolve("sources"));
        var unpacking = new ProcessBuilder("tar", "-xzf", "sources/target/havn.tar.gz")
                .directory(machine.toFile())
                .start();
        assertThat(unpacking.waitFor()).isZero();
        try (var all = Files.walk(machine.resolve("havn"))) {
            assertThat(all.map(it -> machine.relativize(it).toString()).filter(it -> !it.equals("havn")))
                    .containsExactlyInAnyOrder(
                            "havn/havn",
                            "havn/target",
                            "havn/target/app",
                            "havn/target/app/havn.jar",
                            "havn/target/app/built");
        }
        for (var word : List.of("demo", "test", "drill", "build", "release")) {
            assertThat(havn(word)).as(word).satisfies(it -> {
                assertThat(it.exit()).isEqualTo(1);
                assertThat(it.words()).contains("in the sources only");
            });
        }
        // it starts the program as it is, and builds nothing
        assertThat(havn("serve").words()).contains("jarfile").doesNotContain("Maven", "history");
    }

    private Said havn(String... arguments) throws IOException, InterruptedException {
        return havn(Map.of("JAVA_HOME", System.getProperty("java.home")), arguments);
    }

    private Said havn(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(
                List.of("bash", machine.resolve("havn/havn").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.toString());
        builder.environment().putAll(environment);
        command.set(0, found("bash").toString());
        var process = builder.start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), words);
    }

    /// What the launcher takes for a JDK: a release file, a compiler, and here a `java` that says who it is.
    private Path aJdk(String name, int version) throws IOException {
        var jdk = machine.resolve("jvm").resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        for (var program : List.of("java", "javac")) {
            script(jdk.resolve("bin").resolve(program), "printf '%s' 'a java of " + version + "'");
        }
        return jdk;
    }

    private void builders(String maven) throws IOException {
        aProgram("mvn", maven);
        aProgram("npm", "exit 99");
        aProgram("node", "echo v22.0.0");
    }

    private void aProgram(String name, String script) throws IOException {
        script(machine.resolve("bin").resolve(name), script);
    }

    private static void script(Path program, String script) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static Path found(String program) {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
