package org.havn.interviews.forms;

/// Where in a file of a form something stands.
public sealed interface Where {
    /// A cell of a spreadsheet; row as the spreadsheet shows it.
    record Cell(String sheet, int row, String column) implements Where {
        @Override
        public String toString() {
            return "sheet " + sheet + ", row " + row + ", column " + column;
        }
    }

    /// A line of an XML file, and which element or attribute of it.
    record Line(int line, String what) implements Where {
        @Override
        public String toString() {
            return "line " + line + ", " + what;
        }
    }

    /// The file as a whole.
    record File(String name) implements Where {
        @Override
        public String toString() {
            return name;
        }
    }
}
