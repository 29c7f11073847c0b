package org.havn.cases;

import java.util.List;
import org.havn.platform.Words;

/// Figures of a programme that only a later module knows, such as its needs by kind.
public interface ProgrammeFigures {
    /// Where among the groups of figures; smaller is higher.
    int order();

    /// The key of the group's title.
    String titleKey();

    /// The figures, in the order in which they are read.
    List<Figure> of(ProgrammeId programme, Words words);

    /// One figure.
    ///
    /// @param address where the cases behind it are listed; empty if nowhere
    record Figure(String label, long count, String note, String address) {}
}
