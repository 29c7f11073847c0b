package org.havn.placement;

import java.util.List;
import org.havn.platform.Choice;
import org.jspecify.annotations.Nullable;

/// What the page of the policy lab shows.
///
/// @param settings what the shown result was asked with, in one sentence
/// @param hidden families who would move and whom the reader does not see
/// @param download address of the figures as a file; empty without any
public record LabView(
        RoundReports.Frame frame,
        String settings,
        String denominator,
        @Nullable Bars shares,
        List<Row> rows,
        Table unmet,
        Table load,
        Table groups,
        String replayed,
        List<OverrideView.Moved> differing,
        int hidden,
        String download,
        List<Choice> valuePolicies) {

    public record Row(String policy, String mean, String deviation, String worst, String placed, String rank) {}

    /// Figures by something, for each policy or quarter.
    public record Table(List<String> columns, List<Line> lines) {}

    public record Line(String name, List<String> figures) {}

    /// A bar for each policy, from 0, with the figure beside it.
    public record Bars(String title, List<Bar> bars, int height) {}

    public record Bar(String label, int y, String width, String figure) {}
}
