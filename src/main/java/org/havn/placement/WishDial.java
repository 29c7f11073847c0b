package org.havn.placement;

import java.util.List;

/// What wishes cost: the priority mechanism at several settings of its dial.
///
/// @param asked families of the round that ranked something
/// @param best the outcome of the best plan without wishes
/// @param bound what no outcome can exceed
record WishDial(int asked, int families, double best, double bound, List<Setting> settings) {
    WishDial {
        settings = List.copyOf(settings);
    }

    /// One setting.
    ///
    /// @param share of the best outcome that has to remain; 0 for no promise
    /// @param meanRank of those who ranked something; who got none of their wishes counts one more than they named
    /// @param first families that got their first wish
    /// @param none families that got none of their wishes
    /// @param outcome points, wishes not counted
    /// @param covered needs that are covered
    /// @param unproven wishes turned down without a proof that they could not be granted
    record Setting(
            double share,
            double meanRank,
            int first,
            int none,
            int placed,
            double outcome,
            int covered,
            int needs,
            int unproven) {}
}
