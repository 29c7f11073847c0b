package org.havn.cases.transfer;

import java.util.ArrayList;
import java.util.List;
import org.havn.cases.errf.ErrfCase;
import org.havn.cases.errf.ErrfProblem;
import org.havn.platform.Tone;
import org.havn.platform.Words;

/// What became of a file, as the page shows it.
///
/// @param ofFile what stands against the file itself
public record FormView(String summary, Tone tone, List<String> ofFile, List<Row> rows, int more) {
    private static final int SHOWN = 500;

    /// One case.
    ///
    /// @param place its place in the file and its line
    /// @param address of the case here; empty where it is not
    /// @param lines each thing that somebody has to do or to know
    public record Row(String place, String outcome, Tone tone, String number, String address, List<String> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }

    public FormView {
        ofFile = List.copyOf(ofFile);
        rows = List.copyOf(rows);
    }

    /// Collects what is told of each case; what is well and unremarkable beyond five hundred is only counted.
    static final class Collected {
        private final Words words;
        private final List<Row> rows = new ArrayList<>();
        private int more;

        Collected(Words words) {
            this.words = words;
        }

        void add(ErrfCase household, CameIn outcome) {
            if (rows.size() < SHOWN) {
                rows.add(row(household, outcome));
            } else {
                more++;
            }
        }

        FormView view(FormReport report) {
            return new FormView(
                    words.say(
                            "cases.form.summary",
                            report.imported(),
                            report.alreadyHere(),
                            report.differing(),
                            report.refused()),
                    report.whole() ? Tone.SUCCESS : Tone.WARNING,
                    report.file().stream().map(it -> told(it, words)).toList(),
                    rows,
                    more);
        }

        private Row row(ErrfCase household, CameIn outcome) {
            var place = words.say("cases.form.place", household.number(), household.line());
            return switch (outcome) {
                case CameIn.Imported(var number, var persons, var notes) ->
                    new Row(
                            place,
                            words.say("cases.form.imported", persons),
                            Tone.SUCCESS,
                            number.value(),
                            "/work/cases/" + number,
                            notes.stream()
                                    .map(it -> words.say("cases.form.note." + it))
                                    .toList());
                case CameIn.AlreadyHere(var number) ->
                    new Row(
                            place,
                            words.say("cases.form.already-here"),
                            Tone.NEUTRAL,
                            number.value(),
                            "/work/cases/" + number,
                            List.of());
                case CameIn.Differs(var number, var differences) ->
                    new Row(
                            place,
                            words.say("cases.form.differs"),
                            Tone.WARNING,
                            number.value(),
                            "/work/cases/" + number,
                            differences.isEmpty()
                                    ? List.of(words.say("cases.form.difference.none"))
                                    : differences.stream()
                                            .map(it -> told(it, words))
                                            .toList());
                case CameIn.Refused(var problems) ->
                    new Row(
                            place,
                            words.say("cases.form.refused"),
                            Tone.DANGER,
                            "",
                            "",
                            problems.stream().map(it -> told(it, words)).toList());
            };
        }
    }

    static String told(FormDifference it, Words words) {
        return words.say(
                it.person().isEmpty() ? "cases.form.difference.household" : "cases.form.difference",
                it.person(),
                it.block(),
                it.field(),
                it.here(),
                it.there());
    }

    /// A problem in one line: where, of whom, what, and who mends it.
    static String told(ErrfProblem it, Words words) {
        var arguments = it.arguments().toArray();
        return words.say(
                it.person().isEmpty() ? "cases.form.problem" : "cases.form.problem.person",
                it.line(),
                it.person(),
                words.say("cases.errf." + it.rule(), arguments),
                words.say("cases.errf." + it.rule() + ".cure", arguments));
    }
}
