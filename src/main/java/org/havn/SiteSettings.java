package org.havn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/// What a node is told, in this order: what its command decided, what ships inside the application, and the few
/// variables that an operator may set.
///
/// Spring would also listen to every other variable, to system properties and to files in the folder where it is
/// started, all of them stronger than what the command says: see docs/decisions/0105-who-sets-a-node-up.md.
final class SiteSettings {
    /// Beginnings and names of the variables that count.
    private static final Set<String> BEGINNINGS = Set.of("HAVN_", "LOGGING_LEVEL_");
    private static final Set<String> NAMES = Set.of("SERVER_ADDRESS");

    private SiteSettings() {}

    /// An environment for [SpringApplicationBuilder#environment].
    ///
    /// @param decided what the command says; nothing is stronger
    /// @param variables the process's own
    static ConfigurableEnvironment environment(Map<String, Object> decided, Map<String, String> variables) {
        var settings = new HashMap<>(decided);
        settings.put("spring.config.location", "classpath:/application.yml");
        var environment = new StandardServletEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, counting(variables)));
        sources.addFirst(new MapPropertySource("decided", settings));
        return environment;
    }

    private static Map<String, Object> counting(Map<String, String> variables) {
        var counting = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith)) {
                counting.put(name, value);
            }
        });
        return counting;
    }
}
