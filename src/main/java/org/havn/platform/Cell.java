package org.havn.platform;

/// A cell of a table that Havn writes for people. What begins like a formula would be run by the program that opens it,
/// so it is told to be text, and read as it was when it comes back.
public final class Cell {
    private static final String BEGINNINGS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String TEXT = "'";

    private Cell() {}

    /// The cell as it may be written.
    public static String harmless(String cell) {
        return isFormula(cell) ? TEXT + cell : cell;
    }

    /// The cell as it was before it was written.
    public static String asTyped(String cell) {
        return cell.startsWith(TEXT) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /// Programs skip white space before a formula, and some begin one after a tab or a line's end.
    private static boolean isFormula(String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        var bare = cell.stripLeading();
        return "\t\r\n".indexOf(cell.charAt(0)) >= 0 || (!bare.isEmpty() && BEGINNINGS.indexOf(bare.charAt(0)) >= 0);
    }
}
