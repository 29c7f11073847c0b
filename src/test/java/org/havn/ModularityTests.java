package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.havn.platform.database.Migrations;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {
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
