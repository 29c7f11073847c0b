package org.havn.interviews;

import java.util.List;

/// A form before it is kept.
///
/// @param before the version whose place it takes; empty where the form is a new one
/// @param leftOut what of the file is not used
/// @param lacking what rules look for and it does not have
/// @param asksForAWord whether somebody has to say that they know that
public record WaitingFormView(
        String address,
        String title,
        List<Fact> facts,
        String before,
        boolean ofShipped,
        List<Changed> added,
        List<Changed> gone,
        List<Changed> changed,
        List<FormProblemView> leftOut,
        List<Lacking> lacking,
        boolean asksForAWord) {
    public WaitingFormView {
        facts = List.copyOf(facts);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
        leftOut = List.copyOf(leftOut);
        lacking = List.copyOf(lacking);
    }

    /// A line of what the form is.
    public record Fact(String label, String value) {}

    /// A question, group or repeat.
    ///
    /// @param what about it is another; empty where it is new or gone
    public record Changed(String name, String label, String what) {}

    /// A rule and the questions it misses.
    public record Lacking(String rule, String questions, boolean entirely) {}
}
