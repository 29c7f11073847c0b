package org.havn.cases;

import java.util.List;
import org.havn.platform.Choice;
import org.havn.platform.Tone;

/// What the page of a family's consents shows.
///
/// @param aloud what is read to them before they agree, in each of the families' languages
public record ConsentView(
        String number,
        String address,
        List<Line> lines,
        List<Stop> stops,
        List<Choice> members,
        List<Choice> adults,
        List<Choice> purposes,
        List<Choice> recipients,
        List<Choice> fields,
        List<Choice> ways,
        List<Choice> assents,
        List<Choice> languages,
        List<Choice> answers,
        List<Aloud> aloud,
        String today) {

    /// A line of the ledger.
    public record Line(
            String id,
            String whose,
            String purpose,
            String recipient,
            String fields,
            String until,
            String way,
            String givenBy,
            String assent,
            String readBackIn,
            String recorded,
            String state,
            Tone tone,
            boolean open) {}

    /// A holder who has to stop.
    public record Stop(
            String id, String holder, String issued, String told, String answer, boolean answered, boolean toldYet) {}

    /// A sentence to be read aloud.
    public record Aloud(String language, String direction, String purpose, String sentence) {}
}
