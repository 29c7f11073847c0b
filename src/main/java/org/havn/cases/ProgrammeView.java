package org.havn.cases;

import java.util.List;

/// What the page of a programme shows.
///
/// @param next what has to happen now, as one sentence
/// @param steps where that can be done
/// @param stages where the families stand
public record ProgrammeView(
        String id,
        String name,
        String from,
        String to,
        String settleBy,
        int quota,
        int people,
        double filled,
        int families,
        int waiting,
        String waitingAddress,
        String next,
        List<ProgrammeStep> steps,
        List<Count> stages,
        List<Count> priorities,
        List<Count> sizes,
        List<Group> groups,
        List<Other> others) {

    /// A figure with its share of the whole, and where the cases behind it are listed.
    public record Count(String label, long count, double share, String note, String address) {}

    /// Figures that a later module gave.
    public record Group(String title, List<Count> counts) {}

    /// Another programme.
    public record Other(String name, String address) {}
}
