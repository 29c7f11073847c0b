package org.havn.cases;

import java.util.List;
import org.havn.platform.Choice;

/// What the page of changes to a case offers.
///
/// @param changed whether the case waits until what depends on its size was looked at again
public record CompositionView(
        String number,
        boolean changed,
        int size,
        List<Member> members,
        List<Proposed> proposed,
        List<Choice> relationships,
        List<Choice> relations,
        List<Choice> addReasons,
        List<Choice> removeReasons,
        List<Choice> sexes,
        List<Choice> relatives,
        List<Raise> raises) {

    /// A member.
    ///
    /// @param removable whether they can be taken off; the principal applicant cannot
    public record Member(String id, String name, String told, boolean removable, List<Merged> merged) {}

    /// Another record that was merged into a member's.
    public record Merged(String id, String told) {}

    /// Somebody who waits for a second person's word.
    public record Proposed(String name, String told) {}

    /// A priority that can be raised, and to what.
    public record Raise(String which, String label, String now, List<Choice> to) {}
}
