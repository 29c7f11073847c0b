package org.havn.cases.transfer;

import java.util.ArrayList;
import java.util.List;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfProblem;
import org.havn.platform.Words;

/// What became of a file, line by line, for a terminal. Differences are named there and not told: what they say of
/// somebody is on the case's own page.
public final class ReportLines {
    private ReportLines() {}

    /// One line of the case, and one for each thing to know or to mend.
    public static List<String> of(ErrfCase household, CameIn outcome, Words words) {
        var lines = new ArrayList<String>();
        var place = words.say("cases.form.place", household.number(), household.line());
        switch (outcome) {
            case CameIn.Imported(var number, var persons, var notes) -> {
                lines.add(line(place, words.say("cases.form.imported", persons) + " · " + number, words));
                notes.forEach(it -> lines.add("    " + words.say("cases.form.note." + it)));
            }
            case CameIn.AlreadyHere(var number) ->
                lines.add(line(place, words.say("cases.form.already-here") + " · " + number, words));
            case CameIn.Differs(var number, var differences) -> {
                lines.add(line(place, words.say("cases.form.differs") + " · " + number, words));
                differences.forEach(it -> lines.add("    " + it.person() + " " + it.block() + "." + it.field()));
            }
            case CameIn.Refused(var problems) -> {
                lines.add(line(place, words.say("cases.form.refused"), words));
                problems.forEach(it -> lines.add("    " + told(it, words)));
            }
        }
        return lines;
    }

    public static String told(ErrfProblem problem, Words words) {
        return FormView.told(problem, words);
    }

    public static String sum(FormReport report, Words words) {
        return words.say(
                "cases.form.summary", report.imported(), report.alreadyHere(), report.differing(), report.refused());
    }

    private static String line(String place, String outcome, Words words) {
        return words.say("cases.form.row", place, outcome);
    }
}
