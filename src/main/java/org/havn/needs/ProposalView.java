package org.havn.needs;

import java.util.List;
import java.util.Map;
import org.havn.platform.Choice;
import org.jspecify.annotations.Nullable;

/// What the pages of proposals show: all that wait, or one with what can be done about it.
///
/// @param closed how many wait that the reader's task does not open
/// @param setAside what was set aside, with the reason
public record ProposalView(
        String number,
        String address,
        List<Card> waiting,
        int closed,
        List<SetAside> setAside,
        @Nullable One one) {

    /// A proposal.
    ///
    /// @param words the person's own, as they were said; empty where nobody wrote any down
    /// @param wordsIn their language
    /// @param sound what can be heard beside the words; null where nothing can
    /// @param already an open need of the same person that asks for the same; empty where there is none
    public record Card(
            String address,
            String title,
            String words,
            String wordsIn,
            String translation,
            String translationIn,
            String saidBy,
            String details,
            List<Ground> grounds,
            String told,
            String rules,
            String interviewAddress,
            String already,
            String alreadyAddress,
            NeedView.@Nullable Sound sound) {
        @Override
        public String toString() {
            return "Card[hidden]";
        }
    }

    /// A question and its answer, as far as they are in the reader's language; words stay as they were said.
    public record Ground(String question, String answer) {
        @Override
        public String toString() {
            return "Ground[hidden]";
        }
    }

    /// What became no need.
    public record SetAside(String title, String because, String who, String when) {
        @Override
        public String toString() {
            return "SetAside[hidden]";
        }
    }

    /// One proposal's forms.
    ///
    /// @param words whether somebody has to ask for the person's words first
    /// @param phases which of the phases are ticked
    /// @param because what was typed as a reason to set it aside
    /// @param asideError what is wrong with it
    public record One(
            Card card,
            NeedView.Form form,
            NeedView.Choices choices,
            List<Choice> confirmedBy,
            List<Choice> allPhases,
            List<String> phases,
            boolean words,
            String because,
            @Nullable String asideError) {
        public @Nullable String error(String field) {
            return form.errors().get(field);
        }
    }

    /// What stands in the fields before anybody types.
    static NeedView.Form form(String title, String button, Map<String, String> values, Map<String, String> errors) {
        return new NeedView.Form("confirmation", title, button, !errors.isEmpty(), values, errors);
    }
}
