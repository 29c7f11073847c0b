package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.Test;

class SqlOwnershipTests {
    /// `from cases.resettlement_case`, `join …`, `into …`, `update …`, and jOOQ's `name("cases", "…")`.
    private static final Pattern TABLE = Pattern.compile(
            "(?:\\b(?:from|join|into|update|truncate|table)\\s+(?:only\\s+)?|name\\(\")([a-z]+)(?:\\.|\",\\s*\")([a-z_]+)");

    @Test
    void aModuleReadsAndWritesItsOwnSchemaOnly() throws IOException {
        var strangers = new ArrayList<String>();
        for (var module : Migrations.MODULES) {
            var folder = Path.of("src/main/java/org/havn", module);
            if (!Files.exists(folder)) {
                continue;
            }
            for (var source : sources(folder)) {
                var matcher = TABLE.matcher(Files.readString(source));
                while (matcher.find()) {
                    var schema = matcher.group(1);
                    var ours = schema.equals(module) || matcher.group(2).startsWith("open_");
                    if (Migrations.MODULES.contains(schema) && !ours) {
                        strangers.add(source + " reaches into " + schema + "." + matcher.group(2));
                    }
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void migrationsMakeTablesInTheirOwnSchemaAndReferOnlyToEarlierModules() throws IOException {
        var strangers = new ArrayList<String>();
        for (var module : Migrations.MODULES) {
            var folder = Path.of("src/main/resources/db/migration", module);
            if (!Files.exists(folder)) {
                continue;
            }
            for (var source : sources(folder)) {
                var sql = Files.readString(source);
                var made = Pattern.compile("create table (?:if not exists )?([a-z]+)\\.")
                        .matcher(sql);
                while (made.find()) {
                    if (!made.group(1).equals(module)) {
                        strangers.add(source + " makes a table in " + made.group(1));
                    }
                }
                var references = Pattern.compile("references ([a-z]+)\\.").matcher(sql);
                while (references.find()) {
                    if (Migrations.MODULES.indexOf(references.group(1)) > Migrations.MODULES.indexOf(module)) {
                        strangers.add(source + " refers to the later module " + references.group(1));
                    }
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void noStatementIsGluedTogetherFromStrings() throws IOException {
        var glued = Pattern.compile("\\.sql\\((?:(?!\\.(?:param|query|update)\\()[^;])*?\"\\s*\\+\\s*[a-z]");
        var found = new ArrayList<String>();
        for (var source : sources(Path.of("src/main/java/org/havn"))) {
            if (glued.matcher(Files.readString(source)).find()) {
                found.add(source.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
