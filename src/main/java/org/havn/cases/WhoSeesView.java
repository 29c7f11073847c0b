package org.havn.cases;

import java.util.List;
import org.havn.platform.Choice;

/// What the page *Who may see this family* shows.
///
/// @param holder the unit that answers for the case
/// @param colleagues accounts to choose from; empty where the reader may not change anything
/// @param changes the newest first; empty where the reader may not change anything
public record WhoSeesView(
        String number,
        String caseAddress,
        String address,
        String notice,
        String holder,
        boolean locked,
        boolean addressProtected,
        boolean mayChange,
        List<Line> shared,
        List<Line> assigned,
        List<Line> excluded,
        List<Task> tasks,
        List<Choice> compartments,
        List<Choice> colleagues,
        List<Choice> units,
        List<Change> changes) {

    /// A unit or an account, and since when.
    public record Line(String id, String name, String since) {}

    /// Somebody with a confidential task on the case.
    ///
    /// @param compartment the code
    /// @param label what people call it
    public record Task(String account, String name, String compartment, String label) {}

    /// One change, and why.
    public record Change(String what, String because, String who, String when) {}
}
