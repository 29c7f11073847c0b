package org.havn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a class of tests reported, as Surefire writes it.
final class Reports {
    private static final Pattern CASE =
            Pattern.compile("<testcase name=\"([^\"]*)\"[^>]*?(?:/>|>(.*?)</testcase>)", Pattern.DOTALL);
    private static final Pattern BROKEN = Pattern.compile("<(failure|error|skipped)\\b");

    private Reports() {}

    /// @param notGreen tests that failed, broke or were skipped
    record Ran(int count, List<String> notGreen) {}

    /// Whether this is the report of the class as it is compiled now.
    static boolean isOf(Path report, Path compiled) {
        try {
            return Files.exists(report)
                    && Files.getLastModifiedTime(report).compareTo(Files.getLastModifiedTime(compiled)) > 0;
        } catch (IOException unreadable) {
            throw new AssertionError(report + " cannot be read", unreadable);
        }
    }

    /// @param method one test, or empty for all of the class
    static Ran read(Path report, String method) {
        try {
            var count = 0;
            var notGreen = new ArrayList<String>();
            var cases = CASE.matcher(Files.readString(report));
            while (cases.find()) {
                var name = cases.group(1).replaceFirst("[({\\[].*", "");
                if (method.isEmpty() || name.equals(method)) {
                    count++;
                    if (cases.group(2) != null && BROKEN.matcher(cases.group(2)).find()) {
                        notGreen.add(cases.group(1));
                    }
                }
            }
            return new Ran(count, notGreen);
        } catch (IOException unreadable) {
            throw new AssertionError(report + " cannot be read", unreadable);
        }
    }
}
