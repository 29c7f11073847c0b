package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {
    private static final Set<String> EVERYBODY_KNOWS = Set.of("platform", "access");

    private final ApplicationModules modules = ApplicationModules.of(HavnApplication.class);

    @Test
    void modulesKnowOnlyWhomTheyMayKnow() {
        modules.verify();
    }

    @Test
    void picturesOfTheModulesAreDrawnFromTheCode() {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();

        assertThat(Path.of("target/modules"))
                .isDirectoryContaining(file -> file.toString().endsWith(".puml"));
    }

    @Test // in docs/modules/README.md; when it fails, paste what it expected
    void thePictureInTheDocumentationIsWhatThePackagesSay() throws IOException {
        var picture = new StringBuilder("```mermaid\nflowchart BT\n");
        for (var module : inTheFamilysOrder()) {
            for (var known : mayKnow(module)) {
                if (!EVERYBODY_KNOWS.contains(known)) {
                    picture.append("    %s --> %s%n".formatted(module, known));
                }
            }
        }

        assertThat(Files.readString(Path.of("docs/modules/README.md"))).contains(picture + "```");
    }

    private List<String> inTheFamilysOrder() {
        var order = new ArrayList<>(Migrations.MODULES);
        modules.stream()
                .map(it -> it.getIdentifier().toString())
                .filter(it -> !order.contains(it))
                .sorted()
                .forEach(order::add);
        return order;
    }

    private static Set<String> mayKnow(String module) {
        try {
            var said = Class.forName("org.havn." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return Arrays.stream(said.allowedDependencies())
                    .map(it -> it.replaceAll("\\s*::.*", ""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("The module " + module + " has no package-info", missing);
        }
    }

    @Test
    void everyFolderOfMigrationsBelongsToAModuleThatIsMigrated() throws IOException {
        try (var folders = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(Migrations.MODULES)
                    .allSatisfy(module ->
                            assertThat(modules.getModuleByName(module)).isPresent());
        }
    }
}
