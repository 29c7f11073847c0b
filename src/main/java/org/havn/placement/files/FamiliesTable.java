package org.havn.placement.files;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.Priority;

/// `families.csv`: who is to be placed.
record FamiliesTable(Ids ids, Ints sizes, List<Priority> priorities, List<String> arrivals, boolean whole) {
    static final CsvTable FILE =
            new CsvTable("families.csv", List.of("family_id", "size"), List.of("priority", "arrival"));
    private static final int ID = 0;
    private static final int SIZE = 1;
    private static final int PRIORITY = 2;
    private static final int ARRIVAL = 3;

    static FamiliesTable read(Path directory, Limits limits, Faults faults) {
        var ids = new Ids();
        var sizes = new Ints();
        var priorities = new ArrayList<Priority>();
        var arrivals = new Arrivals();
        var reading = FILE.read(directory, limits.bytes(), limits.rows(), faults, row -> {
            var size = row.count(SIZE, 1);
            var priority = priority(row);
            var arrival = arrivals.read(row, ARRIVAL);
            row.id(ID).ifPresent(id -> {
                if (ids.add(id)) {
                    sizes.add(size);
                    priorities.add(priority);
                    arrivals.list.add(arrival);
                } else {
                    row.fault(ID, "each family once", Row.quoted(id) + " again");
                }
            });
        });
        if (reading.whole() && reading.rows() == 0) {
            faults.add(new InputFault(FILE.file(), 2, 1, "at least one family", "none"));
        }
        return new FamiliesTable(ids, sizes, priorities, arrivals.list, reading.whole() && reading.rows() > 0);
    }

    private static Priority priority(Row row) {
        var text = row.optional(PRIORITY);
        return switch (text == null ? "NR" : text.strip()) {
            case "EM" -> Priority.EM;
            case "UG" -> Priority.UG;
            case "NR" -> Priority.NR;
            default -> {
                row.fault(PRIORITY, "EM, UG, NR or nothing", Row.quoted(text));
                yield Priority.NR;
            }
        };
    }

    /// Dates, or whole numbers that only give an order; not both in one file. Kept as text: solving does not use them.
    private static final class Arrivals {
        private final List<String> list = new ArrayList<>();
        private String kind = "";

        String read(Row row, int column) {
            var text = row.optional(column);
            if (text == null) {
                return "";
            }
            var arrival = text.strip();
            var found = arrival.matches("-?\\d{1,18}") ? "whole number" : isDate(arrival) ? "date" : "";
            if (found.isEmpty()) {
                row.fault(column, "a date such as 2026-11-23, a whole number or nothing", Row.quoted(text));
            } else if (!kind.isEmpty() && !found.equals(kind)) {
                row.fault(column, "a " + kind + ", as in the rows before", Row.quoted(text));
            } else {
                kind = found;
            }
            return arrival;
        }

        private static boolean isDate(String text) {
            try {
                return LocalDate.parse(text) != null;
            } catch (DateTimeException noDate) {
                return false;
            }
        }
    }
}
