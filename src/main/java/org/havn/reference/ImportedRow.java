package org.havn.reference;

/// What became of one row of an imported file.
public sealed interface ImportedRow<T> {
    /// The line in the file; the header is line 1.
    long line();

    /// The row says something that Havn can use.
    record Accepted<T>(long line, T value) implements ImportedRow<T> {}

    /// The row cannot be right; the reason says which column, what was expected and what was found.
    record Rejected<T>(long line, RowFault fault) implements ImportedRow<T> {}
}
