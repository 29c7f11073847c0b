package org.havn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.DatabaseAccess;
import org.havn.platform.database.DatabaseLogin;
import org.havn.platform.database.Migrations;
import org.havn.platform.database.RunningPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The house, opened for one command on the site's own machine: another node beside the running ones, at an address
/// that nobody is told, for as long as the command takes.
final class OpenHouse implements AutoCloseable {
    private final @Nullable BundledPostgres started;
    private final ConfigurableApplicationContext house;

    private OpenHouse(@Nullable BundledPostgres started, ConfigurableApplicationContext house) {
        this.started = started;
        this.house = house;
    }

    /// Opens the house whose data lies in the folder, or in the operator's database (`HAVN_DATABASE_URL`). A bundled
    /// database that does not run is started for this, and stopped again.
    static OpenHouse in(Path folder) throws IOException, SQLException {
        var setting = System.getenv("HAVN_DATABASE_URL");
        if (setting != null && !setting.isBlank()) {
            var operators = DatabaseAccess.parse(setting, System.getenv("HAVN_DATABASE_OWNER_URL"));
            return new OpenHouse(null, house(folder, operators.application(), false));
        }
        var postgresql = folder.resolve("postgresql");
        if (!RunningPostgres.liesIn(postgresql)) {
            throw new IOException("There is no site in " + folder + "; name its data folder with --data.");
        }
        var running = RunningPostgres.application(postgresql);
        if (running.isPresent()) {
            return new OpenHouse(null, house(folder, running.get(), true));
        }
        var started = BundledPostgres.start(postgresql, _ -> {});
        try {
            Migrations.apply(started.access().owner(), _ -> {});
            return new OpenHouse(started, house(folder, started.access().application(), true));
        } catch (SQLException | RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    private static ConfigurableApplicationContext house(Path folder, DatabaseLogin login, boolean bundled)
            throws IOException {
        Files.createDirectories(folder);
        var settings = new HashMap<String, Object>(Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "spring.datasource.url",
                login.jdbcUrl(),
                "spring.datasource.username",
                login.user(),
                "spring.datasource.password",
                login.password(),
                "spring.datasource.hikari.maximum-pool-size",
                4,
                "havn.demo",
                false,
                "havn.folder",
                folder.toString(),
                "havn.database.bundled",
                bundled,
                "logging.level.root",
                "warn"));
        settings.put("havn.database.role", login.role() == null ? "" : "set role " + login.role() + "; ");
        return new SpringApplicationBuilder(HavnApplication.class)
                .environment(SiteSettings.environment(settings, System.getenv()))
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run();
    }

    <T> T the(Class<T> part) {
        return house.getBean(part);
    }

    @Override
    public void close() {
        house.close();
        if (started != null) {
            started.close();
        }
    }
}
