package org.havn.access.exports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.havn.platform.Words;

/// What a file says about itself, in plain sight: who took it out, when, for whom and why. In a table it is in every
/// row, so that a part that is copied elsewhere still says it; it stands in no metadata, which is lost on the way.
public record Watermark(UUID export, String who, Instant when, String recipient, String purpose) {

    /// The short name of this export, such as `E-9f30c1d2`: the end of its id, which is chance.
    public String number() {
        return numberOf(export);
    }

    static String numberOf(UUID export) {
        var text = export.toString();
        return "E-" + text.substring(text.length() - 8);
    }

    /// One line that says it all.
    public String line(Words words) {
        return words.say(
                "access.export.watermark",
                number(),
                who,
                when.truncatedTo(ChronoUnit.SECONDS).toString(),
                recipient,
                purpose);
    }
}
