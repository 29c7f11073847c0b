package org.havn.placement;

/// What the list of rounds shows.
public final class RoundsView {
    private RoundsView() {}

    /// A round in the list.
    ///
    /// @param outcome the newest plan in a sentence; empty while there is none
    public record Listed(String address, String name, String opened, int households, String outcome) {}

    /// A programme whose families wait.
    public record Waiting(String programme, String name, int families) {}
}
