package org.havn.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// The styles and scripts that were built with this release.
@Component
class Assets {
    /// A hash over them all, written by the web build: an address with it may be kept by browsers for a year.
    String version() {
        var file = new ClassPathResource("static/assets/version.txt");
        try {
            return file.exists()
                    ? file.getContentAsString(StandardCharsets.UTF_8).strip()
                    : "0";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The version of the styles cannot be read", unreadable);
        }
    }
}
