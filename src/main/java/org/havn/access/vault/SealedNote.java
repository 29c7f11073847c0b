package org.havn.access.vault;

/// A column in which staff write sentences about a family: sealed under the household's key. Its module
/// declares it as a bean, with its own statements; what an older release left readable is then sealed at
/// the next start, and what is sealed turns with its key ([SealedNotes]).
///
/// @param table with its schema
/// @param column where the sealed text stands
/// @param readable finds some hundred rows whose text is still readable, as `row`, `case_number` and
///     `words`, and holds them
/// @param seal keeps `:sealed` in the row `:row` and forgets what was readable
/// @param sealed finds every row of the case `:number` that is sealed, as `row`, `case_number` and `sealed`
public record SealedNote(String table, String column, String readable, String seal, String sealed) {

    /// A column beside which its sealed form stands as `…_sealed`, in a table whose rows have a uuid. A row that is
    /// about no family stays readable.
    ///
    /// @param key the column of the uuid
    public static SealedNote of(String table, String column, String key) {
        return new SealedNote(
                table,
                column,
                "select %1$s as row, case_number, %2$s as words from %3$s".formatted(key, column, table)
                        + " where %2$s is not null and case_number is not null order by %1$s".formatted(key, column)
                        + " limit 500 for update skip locked",
                "update %3$s set %2$s = null, %2$s_sealed = :sealed where %1$s = cast(:row as uuid)"
                        .formatted(key, column, table),
                "select %1$s as row, case_number, %2$s_sealed as sealed from %3$s".formatted(key, column, table)
                        + " where %1$s_sealed is not null and case_number = :number".formatted(column));
    }

    /// Where the text of a row stands.
    public Place place(String row) {
        return new Place(table, column, row);
    }

    /// A text of a row, before it is sealed.
    public Unsealed unsealed(String row, String caseNumber, String words) {
        return new Unsealed(place(row), KeyOwner.household(caseNumber), words);
    }

    /// A text as it was found.
    public Sealed found(String row, String caseNumber, byte[] bytes) {
        return new Sealed(place(row), KeyOwner.household(caseNumber), bytes);
    }
}
