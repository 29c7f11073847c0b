package org.havn.interviews;

import java.util.List;
import org.havn.platform.Link;
import org.jspecify.annotations.Nullable;

/// One part of an interview, question by question.
///
/// @param alone whom it is asked alone; empty where the whole family may be there
/// @param in the language in which it is asked
/// @param direction of that language's script
public record PartView(
        String number,
        String address,
        String path,
        String title,
        String alone,
        String in,
        String direction,
        List<Link> languages,
        List<Question> questions,
        List<Link> more,
        @Nullable Link next,
        boolean writable) {

    /// A question, or something that is read out.
    ///
    /// @param kind its type as a code
    /// @param own the same in the reader's language; empty where that is the asked one
    /// @param sound where it is heard in the asked language; empty where no file reads it out
    /// @param recorded of a question that takes a recording; null of the others
    /// @param ruled whether "does not know" and "there is none" stand beside it
    public record Question(
            String path,
            String html,
            String kind,
            String label,
            String own,
            String hint,
            String ownHint,
            List<Option> options,
            String value,
            String standing,
            int base,
            String key,
            boolean ruled,
            String fault,
            boolean words,
            String sound,
            @Nullable Recorded recorded) {}

    /// What is there of a question that takes a recording.
    ///
    /// @param consents where consent is written down; empty where whoever speaks has agreed
    /// @param stands the recording that is the answer; null where there is none
    /// @param gone whether there was one, which was destroyed
    /// @param ends when what is kept here will be erased; empty where no end is known or nothing is kept
    /// @param earlier those that it replaced
    public record Recorded(String consents, @Nullable Sound stands, boolean gone, String ends, List<Sound> earlier) {}

    /// A recording.
    public record Sound(String address, String told) {}

    /// A choice.
    public record Option(String value, String label, String own, boolean chosen) {}

    @Override
    public String toString() {
        return "PartView[" + number + "]";
    }
}
