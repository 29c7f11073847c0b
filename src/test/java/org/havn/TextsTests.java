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

    /// Two words in a row, or one that begins like a sentence or a name.
    private static final Pattern SENTENCE =
            Pattern.compile("\\p{L}{2,} \\p{L}{2,}|^(?!(?:Lax|Accept|Havn|Arab)$)\\p{Lu}\\p{Ll}{2,}(?: \\d+)?$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /// Tools for operators and writers of forms, who read English: the commands, the forms, the engine and its files,
    /// the database, the keys, the log, its proofs, and the fields of the registration form.
    private static final Pattern OPERATORS = Pattern.compile(
            "placement/(engine|bench|files|simulate|worker)/|interviews/forms/|platform/(database|watch)/|platform/backup/|access/vault/|audit/(log|verify)/|cases/errf/|havn/[A-Za-z]+\\.java$");
    /// What is data: invented people, names of scripts, and the sources of assumed figures.
    private static final Pattern DATA =
            Pattern.compile("/demo/|Demo(Accounts|Units)|Script\\.java|Assumed(Offers|Capacities)");
    /// What breaks, what is logged or measured, what the database is asked, and what framework and browser are told.
    private static final Pattern NOT_FOR_READERS = Pattern.compile(
            "Exception|\"select |\"update \\w+\\.|ResponseStatus|\\.description\\(|setHeader\\(|frame-ancestors|LOG\\.|notNegative|requireNonNull|@[A-Z]\\w+\\(|\\.sql\\(|jdbc\\.|batches\\.|order by|Transliterator|ofRules|getInstance");

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

    @Test
    void codeHoldsNoSentenceForReaders() throws IOException {
        var stray = new ArrayList<String>();
        for (var source : sources()) {
            if (OPERATORS.matcher(source.toString()).find()
                    || DATA.matcher(source.toString()).find()) {
                continue;
            }
            for (var statement : statements(source)) {
                if (NOT_FOR_READERS.matcher(statement).find()) {
                    continue;
                }
                var literal = LITERAL.matcher(statement);
                while (literal.find()) {
                    if (SENTENCE.matcher(literal.group(1)).find()) {
                        stray.add(source + ": " + literal.group(1));
                    }
                }
            }
        }
        assertThat(stray).isEmpty();
    }

    @Test
    void everyKeyNamedInCodeExists() throws IOException {
        var known = new HashSet<String>();
        for (var file : english()) {
            known.addAll(keys(file));
        }
        var named = Pattern.compile("\\.(?:say|step|wrong)\\(\\s*(?:\"\\w+\",\\s*)?\"([^\"]+)\"\\s*[,)]");
        var missing = new ArrayList<String>();
        for (var source : sources()) {
            var matcher = named.matcher(Files.readString(source));
            while (matcher.find()) {
                if (!known.contains(matcher.group(1))) {
                    missing.add(source + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /// What stands between semicolons and braces, without comments and text blocks.
    private static List<String> statements(Path source) throws IOException {
        var code = Files.readString(source)
                .replaceAll("(?s)\"\"\".*?\"\"\"", "")
                .replaceAll("(?m)^\\s*///?.*$", "")
                .replaceAll("(?m)\\s//\\s.*$", "");
        return List.of(code.split("[;{}](?=(?:[^\"\\n]*\"[^\"\\n]*\")*[^\"\\n]*(?:\\n|$))", -1));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        }
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
