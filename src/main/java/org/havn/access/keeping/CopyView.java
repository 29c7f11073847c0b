package org.havn.access.keeping;

import java.util.List;

/// Somebody's copy of everything held about them, as it reads on paper.
///
/// @param mark who took it out of Havn, when, for whom and why
public record CopyView(
        String caseNumber, int member, String madeOn, List<Section> sections, List<Opening> openings, String mark) {
    public CopyView {
        sections = List.copyOf(sections);
        openings = List.copyOf(openings);
    }

    /// One table.
    public record Section(String heading, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /// One row.
    public record Entry(List<Field> fields) {
        public Entry {
            fields = List.copyOf(fields);
        }
    }

    /// One value and what it is called.
    public record Field(String label, String value) {}

    /// Somebody opened the file.
    public record Opening(String who, String what, String when) {}

    @Override
    public String toString() {
        return "CopyView[" + caseNumber + ", hidden]";
    }
}
