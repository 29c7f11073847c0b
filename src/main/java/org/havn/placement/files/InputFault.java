package org.havn.placement.files;

import java.io.Serializable;

/// Something in a file that cannot be right, and where.
///
/// @param file the name of the file, as it stands in its directory
/// @param line the line on which the row begins; the first line is 1, and 0 is the file or folder as a whole
/// @param column the field within the row, counted as a spreadsheet counts; the first is 1
public record InputFault(String file, long line, int column, String expected, String found) implements Serializable {

    @Override
    public String toString() {
        if (line == 0) {
            return "%s: expected %s, found %s".formatted(file, expected, found);
        }
        return "%s:%d:%d: expected %s, found %s".formatted(file, line, column, expected, found);
    }
}
