package org.havn.interviews;

import java.util.List;
import org.havn.platform.Choice;

/// One interview: its parts, and what waits for a decision.
///
/// @param state a code, which the page says in words
/// @param soundsAlong what becomes of the form's sound files on a device; empty where it has none
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
        List<Away> away,
        List<LateAnswer> late,
        List<Choice> devices,
        String soundsAlong) {

    /// A part of the form.
    ///
    /// @param address empty where the topic is closed
    public record Part(String title, String address, int answered, int asked) {}

    /// The parts for one person alone.
    public record Member(String name, List<Part> parts) {}

    /// Two answers to one question.
    public record Conflict(String address, String question, Side here, Side other) {}

    /// One of them.
    ///
    /// @param sound where it is played; empty where it is no recording
    public record Side(String answer, String sound, String who, String when, String device) {}

    /// A device that it is on, or was.
    ///
    /// @param revocation where it is taken back; empty where it is out no more
    public record Away(String what, String revocation) {}

    /// An answer that found no place any more.
    public record LateAnswer(String question, Side side) {}

    @Override
    public String toString() {
        return "InterviewView[" + number + "]";
    }
}
