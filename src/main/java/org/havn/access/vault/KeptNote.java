package org.havn.access.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A sentence as its row has it: sealed, or still readable because the start that seals it has not come
/// that far.
///
/// @param readable null where it is sealed, and where there is none
/// @param sealed null where it is readable, and where there is none
@SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
public record KeptNote(
        SealedNote note, String row, @Nullable String readable, byte @Nullable [] sealed) {

    /// The sentence in a row that was found with both of its columns: the note's own, and the one beside it
    /// whose name ends in `_sealed`.
    public static KeptNote in(ResultSet found, SealedNote note, String row) throws SQLException {
        return new KeptNote(note, row, found.getString(note.column()), found.getBytes(note.column() + "_sealed"));
    }

    @Override
    public String toString() {
        return "KeptNote[" + note.place(row) + "]";
    }
}
