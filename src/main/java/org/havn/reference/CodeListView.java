package org.havn.reference;

/// What the pages of code lists show.
public final class CodeListView {
    private CodeListView() {}

    /// A list as the overview names it.
    ///
    /// @param unverified whether the list as a whole was never checked
    public record Summary(CodeListName list, int rows, boolean unverified) {}
}
