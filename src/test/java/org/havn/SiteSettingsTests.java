package org.havn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

class SiteSettingsTests {
    private static final Map<String, Object> DECIDED =
            Map.of("havn.demo", false, "spring.datasource.url", "jdbc:decided");

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void noVariableTurnsTheDemonstrationOnOrLeadsToAnotherDatabase() {
        var environment = SiteSettings.environment(
                DECIDED,
                Map.of(
                        "HAVN_DEMO", "true",
                        "SPRING_DATASOURCE_URL", "jdbc:other",
                        "SPRING_DATASOURCE_HIKARI_JDBC_URL", "jdbc:other",
                        "SPRING_APPLICATION_JSON", "{\"havn.demo\":true}",
                        "HAVN_PLACEMENT_SECONDS", "7",
                        "SERVER_ADDRESS", "127.0.0.1"));

        assertThat(environment.getProperty("havn.demo")).isEqualTo("false");
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:decided");
        assertThat(environment.getProperty("spring.datasource.hikari.jdbc-url")).isNull();
        assertThat(environment.getProperty("spring.application.json")).isNull();
        assertThat(environment.getProperty("havn.placement.seconds")).isEqualTo("7");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void anOperatorNamesTheProxiesByAddress() {
        var environment = SiteSettings.environment(DECIDED, Map.of("HAVN_PROXIES", "10.0.0.7, fd00::1"));
        var pattern =
                java.util.regex.Pattern.compile(environment.getProperty("server.tomcat.remoteip.internal-proxies", ""));

        assertThat(java.util.stream.Stream.of("10.0.0.7", "fd00::1", "127.0.0.1")
                        .allMatch(it -> pattern.matcher(it).matches()))
                .isTrue();
        assertThat(pattern.matcher("10.0.0.70").matches()).isFalse();
        assertThat(pattern.matcher("10x0x0x7").matches()).isFalse();
        assertThatThrownBy(() -> SiteSettings.proxies(".*")).hasMessageContaining("HAVN_PROXIES");
    }

    @Test
    void whatIsSetAnewIsToldByNameAndNeverByValue(@TempDir Path logs) throws IOException {
        var first = Map.of("HAVN_ADDRESS", "https://havn.example.org", "HOME", "/root", "HAVN_DATABASE_URL", "secret");
        assertThat(SettingsSeen.changed(logs, first))
                .containsExactly("The setting HAVN_ADDRESS is set", "The setting HAVN_DATABASE_URL is set");
        assertThat(SettingsSeen.changed(logs, first)).isEmpty();

        assertThat(SettingsSeen.changed(logs, Map.of("HAVN_DATABASE_URL", "other", "HAVN_NODE", "one")))
                .containsExactly(
                        "The setting HAVN_ADDRESS is no longer set",
                        "The setting HAVN_DATABASE_URL has another value",
                        "The setting HAVN_NODE is set");
        assertThat(Files.readString(logs.resolve("settings.properties"))).doesNotContain("secret", "other", "example");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve("settings.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noFileInTheFolderWhereItStartsIsRead() throws IOException {
        var folder = Path.of("config");
        var made = Files.notExists(folder);
        Files.createDirectories(folder);
        var file = Files.writeString(folder.resolve("application.properties"), "havn.planted=yes\nhavn.demo=true\n");
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .environment(SiteSettings.environment(DECIDED, Map.of()))
                .run()) {
            assertThat(context.getEnvironment().getProperty("spring.application.name"))
                    .isEqualTo("havn");
            assertThat(context.getEnvironment().getProperty("havn.planted")).isNull();
            assertThat(context.getEnvironment().getProperty("havn.demo")).isEqualTo("false");
        } finally {
            Files.delete(file);
            if (made) {
                Files.delete(folder);
            }
        }
    }

    @Test
    void theLogIsForWhoeverRunsTheSiteOnly(@TempDir Path data) throws IOException {
        Files.createDirectories(data.resolve("logs"));
        Files.setPosixFilePermissions(data.resolve("logs"), PosixFilePermissions.fromString("rwxr-xr-x"));

        var log = LogFolder.open(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aNodeWithoutMemoryEndsInsteadOfHalfWorking() throws IOException {
        assertThat(Files.readString(Path.of("havn"))).contains("-XX:+ExitOnOutOfMemoryError");
    }
}
