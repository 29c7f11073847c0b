package org.havn.access.keeping;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Tone;

/// What is due, what was erased, and by which rules, as the page shows it.
///
/// @param backups how long backups keep what was erased from the database
public record KeepingView(List<Kind> kinds, List<Choice> subjects, List<Done> erasures, String backups) {
    public KeepingView {
        kinds = List.copyOf(kinds);
        subjects = List.copyOf(subjects);
        erasures = List.copyOf(erasures);
    }

    /// A kind of data that ages.
    public record Kind(String label, boolean ruled, String rule, String source, int due) {}

    /// An erasure.
    ///
    /// @param proof the command that writes its proof, or empty until it is done
    public record Done(
            String id,
            String cause,
            String state,
            Tone tone,
            String agreed,
            String counts,
            String keys,
            String proof) {}
}
