package org.havn;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final String THIS_MACHINE = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|0:0:0:0:0:0:0:1|::1";
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]{2,39}");

    private SiteSettings() {}

    /// An environment for [SpringApplicationBuilder#environment].
    ///
    /// @param decided what the command says; nothing is stronger
    /// @param variables the process's own
    static ConfigurableEnvironment environment(Map<String, Object> decided, Map<String, String> variables) {
        var settings = new HashMap<>(decided);
        var proxies = variables.getOrDefault("HAVN_PROXIES", "");
        settings.put("server.tomcat.remoteip.internal-proxies", proxies(proxies));
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

    /// The addresses of the operator's proxies, as the server compares them; this machine is always one of them.
    static String proxies(String list) {
        var pattern = new StringBuilder(THIS_MACHINE);
        for (var address : list.split(",", -1)) {
            var clean = address.strip();
            if (!clean.isEmpty()) {
                if (!ADDRESS.matcher(clean).matches()) {
                    throw new IllegalArgumentException("HAVN_PROXIES should hold the addresses of your proxies, such as"
                            + " 10.0.0.7, parted by commas, but one of them is '" + clean + "'");
                }
                pattern.append('|').append(Pattern.quote(clean));
            }
        }
        return pattern.toString();
    }

    /// Whether a variable of this name has a say.
    static boolean counts(String name) {
        return NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith);
    }

    private static Map<String, Object> counting(Map<String, String> variables) {
        var counting = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (counts(name)) {
                counting.put(name, value);
            }
        });
        return counting;
    }
}
