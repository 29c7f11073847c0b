package org.havn.access.vault;

/// The one place in the database where a sealed text may stand; anywhere else it does not open.
///
/// @param table with its schema, such as `needs.own_words`
/// @param row the row's identity, as text
public record Place(String table, String column, String row) {}
