package org.havn.placement;

import java.util.List;
import org.havn.platform.Choice;
import org.jspecify.annotations.Nullable;

/// What the page of "one more" shows.
///
/// @param reasoning whether what one place more would add is still being worked out
/// @param rooms what one place, home or seat more would add; null where the solver had no time to ask
/// @param inquiry the inquiry about services that is newest; empty where nobody asked
/// @param running what it does; empty when it is over
/// @param stale whether a newer plan has come since it was asked
/// @param tried how many services were solved again, of how many that could help somebody
/// @param letters municipalities that a letter can be written to
public record OneMoreView(
        String round,
        String roundName,
        boolean planned,
        boolean reasoning,
        @Nullable List<Row> rooms,
        String inquiry,
        String running,
        boolean failed,
        boolean stale,
        String tried,
        List<Row> fresh,
        List<Row> unconfirmed,
        List<Choice> letters) {

    /// @param what the place, seat or service
    /// @param families families more that find a place
    /// @param helped families helped, where that is known
    /// @param couldLive families who could live there then
    /// @param certain whether the figures are exact
    public record Row(
            String what,
            String where,
            String families,
            String helped,
            String couldLive,
            String points,
            boolean certain) {}

    /// A letter to a municipality: what it is asked for, and no number that would tell of a family.
    public record Letter(String municipality, String date, List<Ask> asks, boolean nothing) {
        public record Ask(String what, String effect) {}
    }
}
