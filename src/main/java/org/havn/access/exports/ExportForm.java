package org.havn.access.exports;

import java.util.List;
import org.havn.platform.Choice;

/// What has to be said before a file with people in it can leave.
///
/// @param action where the form goes
/// @param seconded whether so many people take a second person
public record ExportForm(
        String action,
        List<Choice> files,
        String persons,
        boolean seconded,
        List<Choice> purposes,
        List<Choice> recipients) {
    public ExportForm {
        files = List.copyOf(files);
        purposes = List.copyOf(purposes);
        recipients = List.copyOf(recipients);
    }
}
