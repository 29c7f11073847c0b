package org.havn;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// Which release this is.
final class Release implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"Havn " + version() + " on Java " + Runtime.version()};
    }

    static String version() throws IOException {
        try (var stream = Release.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (stream == null) {
                return "in development";
            }
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("build.version", "in development");
        }
    }
}
