package org.havn.interviews;

import java.util.List;

/// The forms of this Havn.
///
/// @param said what the reader has just done; empty where nothing
public record FormsView(String said, List<OneForm> forms) {
    public FormsView {
        forms = List.copyOf(forms);
    }

    /// One form, its newest version first.
    public record OneForm(String id, String title, List<Version> versions) {
        public OneForm {
            versions = List.copyOf(versions);
        }
    }

    /// One version.
    ///
    /// @param used whether new interviews begin with it
    /// @param by who brought it in, or that a release did
    public record Version(
            String version,
            boolean used,
            String since,
            String by,
            String interviews,
            String languages,
            String questions,
            String sounds) {}
}
