package org.havn.access;

import java.util.List;
import org.havn.platform.Tone;

/// A request for a second person, as the page shows it.
///
/// @param because empty where it is sealed and was not opened
/// @param readWhy where it is opened; empty where it is shown
/// @param mine whether the reader may answer it now
public record SecondView(
        String id,
        String title,
        List<Line> lines,
        String because,
        String readWhy,
        String askedBy,
        String askedOn,
        String until,
        String state,
        Tone tone,
        String secondBy,
        String secondBecause,
        boolean mine) {
    public SecondView {
        lines = List.copyOf(lines);
    }

    /// One thing that would change.
    public record Line(String label, String before, String after) {}
}
