package org.havn.publishing;

import java.util.List;

/// Figures as staff see them before they are out.
public record FiguresView(List<Draft> drafts, List<Out> out) {
    public FiguresView {
        drafts = List.copyOf(drafts);
        out = List.copyOf(out);
    }

    /// A draft.
    ///
    /// @param fates how many figures met which fate
    /// @param mayAsk whether the reader may ask for it to be let out
    public record Draft(
            String id,
            String countedOn,
            int threshold,
            List<Fates> fates,
            List<FigureTableView> tables,
            boolean mayAsk) {
        public Draft {
            fates = List.copyOf(fates);
            tables = List.copyOf(tables);
        }
    }

    /// How many figures are shown, or are held back for this reason.
    public record Fates(String name, String why, long figures) {}

    /// A release that is out.
    public record Out(String countedOn, String publishedOn, String address) {}
}
