package org.havn.access.exports;

import java.util.List;
import org.havn.platform.Tone;

/// Files that left, as their page shows them.
public record ExportView(List<Row> mine, List<Row> others) {
    public ExportView {
        mine = List.copyOf(mine);
        others = List.copyOf(others);
    }

    /// One file.
    ///
    /// @param address where it can be fetched; empty where it cannot
    public record Row(
            String number,
            String file,
            String persons,
            String recipient,
            String purpose,
            String because,
            String who,
            String when,
            String state,
            Tone tone,
            String address) {}

    /// One recipient.
    public record Recipient(
            String id,
            String name,
            String organisation,
            String fingerprint,
            String until,
            String state,
            Tone tone,
            boolean open) {}
}
