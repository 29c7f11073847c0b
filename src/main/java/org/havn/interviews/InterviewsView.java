package org.havn.interviews;

import java.util.List;
import org.havn.platform.Choice;

/// The interviews with a family, what was told already, and what is not asked again.
///
/// @param told empty for whoever does not hold interviews
/// @param forms on which one can be planned; empty where there is no choice
public record InterviewsView(
        String number,
        String address,
        List<Row> rows,
        List<Told> told,
        List<Closed> closed,
        List<Choice> members,
        List<Choice> topics,
        List<Choice> forms,
        String today) {

    /// One interview.
    public record Row(String address, String planned, String state, String heldIn) {}

    /// Somebody has told about something.
    public record Told(String who, String topic, String heardBy, String last) {}

    /// A closed topic.
    public record Closed(String address, String who, String topic) {}

    @Override
    public String toString() {
        return "InterviewsView[" + number + "]";
    }
}
