package org.havn.interviews;

import java.util.List;
import org.havn.platform.Choice;

/// One interview: its parts, and what waits for a decision.
///
/// @param state a code, which the page says in words
public record InterviewView(
        String number,
        String casesAddress,
        String address,
        String state,
        String planned,
        String language,
        String dialect,
        String interpreter,
        List<Part> household,
        List<Member> members,
        List<Conflict> conflicts,
        List<Choice> languages) {

    /// A part of the form.
    ///
    /// @param address empty where the topic is closed
    public record Part(String title, String address, int answered, int asked) {}

    /// The parts for one person alone.
    public record Member(String name, List<Part> parts) {}

    /// Two answers to one question.
    public record Conflict(String address, String question, Side here, Side other) {}

    /// One of them.
    public record Side(String answer, String who, String when, String device) {}

    @Override
    public String toString() {
        return "InterviewView[" + number + "]";
    }
}
