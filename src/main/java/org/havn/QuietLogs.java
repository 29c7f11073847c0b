package org.havn;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Keeps libraries from writing between the lines of the terminal; a running site logs to its own file.
final class QuietLogs {
    private QuietLogs() {}

    static void untilTheSiteKeepsItsOwn() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }
}
