package org.havn.placement;

import java.util.List;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;

/// What the pages of fairness and of wishes show.
public final class RoundReports {
    private RoundReports() {}

    /// What both pages have in common: how far the inquiry behind them is.
    ///
    /// @param inquiry which; empty where nobody asked
    /// @param running what it does; empty when it is over
    /// @param stale whether a newer plan has come since it was asked
    public record Frame(
            String round,
            String roundName,
            boolean planned,
            String inquiry,
            String running,
            boolean failed,
            boolean stale,
            String address) {

        static Frame of(
                Round round, String page, boolean planned, @Nullable Inquiry inquiry, boolean stale, Words words) {
            var address = "/work/rounds/" + round.id().value();
            return new Frame(
                    address,
                    round.nameIn(words),
                    planned,
                    inquiry == null ? "" : inquiry.id().toString(),
                    inquiry != null && inquiry.state().open() ? words.say("placement.inquiry.waiting") : "",
                    inquiry != null && inquiry.state() == Inquiry.State.FAILED,
                    stale,
                    address + page);
        }
    }

    /// Groups of families under a plan.
    ///
    /// @param mean what a family gets on average
    public record FairnessView(Frame frame, String mean, List<GroupRow> groups) {}

    /// One group.
    ///
    /// @param small whether it is too small to say much
    /// @param apart whether even with its uncertainty it differs from everybody's mean
    public record GroupRow(
            String by,
            String name,
            int families,
            boolean small,
            boolean apart,
            String placed,
            String points,
            String needs,
            String floor) {}

    /// What wishes cost.
    ///
    /// @param sentence who was asked
    /// @param curve mean rank against needs covered; null where nobody ranked anything
    public record WishView(
            Frame frame, String sentence, @Nullable Curve curve, List<SettingRow> settings) {}

    public record SettingRow(
            String share,
            String meanRank,
            String first,
            String none,
            String placed,
            String outcome,
            String covered,
            String unproven) {}
}
