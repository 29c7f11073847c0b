package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.List;

/// The problems found so far; reading goes on, so that one run names all.
final class Problems {
    private static final int MOST = 200;
    private static final int LONGEST = 80;

    private final List<FormProblem> all = new ArrayList<>();

    void add(Where where, String expected, String found, String cure) {
        add(FormProblem.of(where, expected, found, cure));
    }

    void leftOut(Where where, String found, String why) {
        add(FormProblem.leftOut(where, found, why));
    }

    private void add(FormProblem problem) {
        if (all.size() < MOST) {
            all.add(problem);
        }
    }

    boolean stop() {
        return all.stream().anyMatch(FormProblem::stops);
    }

    List<FormProblem> all() {
        return List.copyOf(all);
    }

    /// Something from the file, short enough for a line.
    static String quoted(String text) {
        var line = text.replaceAll("\\s+", " ");
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "'";
    }
}
