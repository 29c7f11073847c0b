package org.havn.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.communities.Communities;
import org.havn.platform.Words;
import org.havn.publishing.FigureTableView.Said;
import org.havn.publishing.release.Cell;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.springframework.stereotype.Component;

/// Puts figures into tables and gives rows and columns their names.
@Component
class FigureTables {
    private final Communities communities;
    private final Capabilities capabilities;

    FigureTables(Communities communities, Capabilities capabilities) {
        this.communities = communities;
        this.capabilities = capabilities;
    }

    /// The tables of a release.
    ///
    /// @param said what each cell says, in the release's order
    List<FigureTableView> tables(Map<Cell, Said> said, Words words) {
        var byTable = new LinkedHashMap<String, Map<Cell, Said>>();
        said.forEach((cell, it) -> byTable.computeIfAbsent(cell.table(), _ -> new LinkedHashMap<>())
                .put(cell, it));
        var counties = counties();
        return Tables.ALL.stream()
                .filter(byTable::containsKey)
                .map(it -> table(it, byTable.getOrDefault(it, Map.of()), counties, words))
                .toList();
    }

    /// What a row is called.
    String rowName(Cell cell, Map<String, String> counties, Words words) {
        if (cell.row().equals(Cell.SUM)) {
            return words.say("publishing.sum");
        }
        return switch (cell.table()) {
            case Tables.AGES, Tables.STAGES ->
                cell.row().equals(Tables.NO_COUNTY)
                        ? words.say("publishing.county.none")
                        : counties.getOrDefault(cell.row(), cell.row());
            case Tables.SIZES -> words.say("publishing.size." + cell.row());
            default ->
                words.has("publishing.need." + cell.row())
                        ? words.say("publishing.need." + cell.row())
                        : capabilities.name(new CapabilityCode(cell.row()), words.locale());
        };
    }

    /// What a column is called.
    static String columnName(Cell cell, Words words) {
        if (cell.column().equals(Cell.SUM)) {
            return words.say("publishing.sum");
        }
        return words.say("publishing.column." + cell.column());
    }

    /// The counties' names by their codes.
    Map<String, String> counties() {
        var counties = new HashMap<String, String>();
        communities.all().forEach(it -> counties.put(it.countyCode(), it.county()));
        return counties;
    }

    private FigureTableView table(String key, Map<Cell, Said> said, Map<String, String> counties, Words words) {
        var rows = new LinkedHashSet<String>();
        var columns = new LinkedHashSet<String>();
        said.keySet().forEach(it -> {
            rows.add(it.row());
            columns.add(it.column());
        });
        last(rows);
        last(columns);
        var shown = new ArrayList<FigureTableView.Row>();
        var held = 0;
        for (var row : rows) {
            var cells = columns.stream()
                    .map(it -> said.getOrDefault(new Cell(key, row, it), new Said("", false)))
                    .toList();
            if (row.equals(Cell.SUM) || cells.stream().anyMatch(Said::shown)) {
                shown.add(new FigureTableView.Row(
                        rowName(new Cell(key, row, Cell.SUM), counties, words), row.equals(Cell.SUM), cells));
            } else {
                held++;
            }
        }
        return new FigureTableView(
                key,
                words.say("publishing.table." + key),
                words.say("publishing.table." + key + ".about"),
                words.say("publishing.table." + key + ".row"),
                columns.stream()
                        .map(it -> columnName(new Cell(key, Cell.SUM, it), words))
                        .toList(),
                shown,
                held);
    }

    /// Sums stand at the end.
    private static void last(Set<String> names) {
        if (names.remove(Cell.SUM)) {
            names.add(Cell.SUM);
        }
    }
}
