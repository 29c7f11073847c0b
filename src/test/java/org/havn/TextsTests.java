package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTests {
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    /// Between tags only white space, punctuation, expressions and template keywords may stand.
    private static final Pattern STRAY = Pattern.compile(">([^<>@$`{}]*\\p{L}{2,}[^<>@$`{}]*)<");

    @Test
    void everyTextIsThereInBokmaal() throws IOException {
        for (var file : english()) {
            var name = file.getFileName().toString().replace(".properties", "_nb.properties");
            assertThat(keys(MESSAGES.resolve(name))).as(name).isEqualTo(keys(file));
        }
    }

    @Test
    void everyKeyBelongsToItsModuleOrIsAProblem() throws IOException {
        for (var file : english()) {
            var module = file.getFileName().toString().replace(".properties", "");
            assertThat(keys(file))
                    .as(module)
                    .allMatch(key -> key.startsWith(module + ".") || key.startsWith("problem."));
        }
    }

    @Test
    void everyTextIsAReadableMessage() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            for (var file : files.toList()) {
                for (var entry : load(file).entrySet()) {
                    assertThat(new MessageFormat((String) entry.getValue(), ULocale.ENGLISH))
                            .as("%s in %s", entry.getKey(), file)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void translationsSayThatANativeSpeakerHasToCheckThem() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            for (var file : files.filter(it -> it.toString().contains("_")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .startsWith("# To be checked by a native speaker");
            }
        }
    }

    @Test
    void templatesHoldNoTextOfTheirOwn() throws IOException {
        var stray = new ArrayList<String>();
        for (var template : templates()) {
            var markup = Files.readString(template)
                    .replaceAll("(?s)<%--.*?--%>", "")
                    .replaceAll("(?m)^@(import|param).*$", "")
                    .replaceAll("(?s)<(svg|style).*?</\\1>", "<x></x>");
            var matcher = STRAY.matcher(markup);
            while (matcher.find()) {
                if (!matcher.group(1).strip().startsWith("&")) {
                    stray.add(template + ": " + matcher.group(1).strip());
                }
            }
        }
        assertThat(stray).isEmpty();
    }

    @Test
    void everyKeyNamedInATemplateExists() throws IOException {
        var known = new HashSet<String>();
        for (var file : english()) {
            known.addAll(keys(file));
        }
        var named = Pattern.compile("words\\.say\\(\"([a-z0-9.-]+[a-z0-9-])\"[,)]");
        var missing = new ArrayList<String>();
        for (var template : templates()) {
            var matcher = named.matcher(Files.readString(template));
            while (matcher.find()) {
                if (!known.contains(matcher.group(1))) {
                    missing.add(template + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(it -> it.toString().endsWith(".jte")).toList();
        }
    }

    private static List<Path> english() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.filter(it -> !it.getFileName().toString().contains("_"))
                    .toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        return load(file).stringPropertyNames();
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
