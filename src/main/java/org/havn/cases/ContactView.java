package org.havn.cases;

import java.util.List;
import org.havn.platform.Tone;

/// How one person is reached.
public record ContactView(String id, String name, String address, List<Line> lines) {
    public ContactView {
        lines = List.copyOf(lines);
    }

    /// One way.
    public record Line(String id, String kind, String value, String safety, Tone tone) {}

    @Override
    public String toString() {
        return "ContactView[" + id + ", hidden]";
    }
}
