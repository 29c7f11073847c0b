package org.havn.publishing;

import java.util.List;
import org.havn.platform.Link;

/// A release as the public reads it.
///
/// @param files what follows the addresses of the files: which release, where it is not the newest
public record OpenFiguresView(
        String countedOn,
        String publishedOn,
        int threshold,
        String files,
        List<FigureTableView> tables,
        List<Link> others) {
    public OpenFiguresView {
        tables = List.copyOf(tables);
        others = List.copyOf(others);
    }
}
