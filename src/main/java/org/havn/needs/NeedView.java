package org.havn.needs;

import java.util.List;
import java.util.Map;
import org.havn.platform.Choice;
import org.jspecify.annotations.Nullable;

/// What the page of one need shows.
///
/// @param seen how many steps the reader sees, sent back with each form
/// @param refused why the last form was refused as a whole; null where it was not
/// @param kept what was typed into a form that is not offered any more
/// @param timeline the newest first
/// @param sound what can be heard beside the words; null where nothing can
/// @param open whether what was said of it, and its documents, are open to the reader
public record NeedView(
        String number,
        String caseAddress,
        NeedsView.Card card,
        int seen,
        @Nullable Refused refused,
        List<String> kept,
        List<Form> forms,
        Choices choices,
        List<Line> timeline,
        List<Document> documents,
        @Nullable Sound sound,
        boolean open) {

    /// The person's own voice.
    public record Sound(String address, String told) {}

    /// Something that was brought as evidence.
    public record Document(String address, String what, String when) {}

    public record Refused(String title, String detail) {}

    /// One thing that can be done now.
    ///
    /// @param act what it is, as in its address
    /// @param values what stands in the fields
    public record Form(
            String act,
            String title,
            String button,
            boolean open,
            Map<String, String> values,
            Map<String, String> errors) {
        public String value(String field) {
            return values.getOrDefault(field, "");
        }

        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    /// What the forms' lists offer.
    public record Choices(
            List<Choice> requires,
            List<Choice> hard,
            List<Choice> severity,
            List<Choice> evidence,
            List<Choice> arrangement,
            List<Choice> owner,
            String earliest) {}

    /// One step of the need's way.
    ///
    /// @param on for machines; empty where no day is known
    public record Line(String told, String details, String words, String who, String on, String when) {}
}
