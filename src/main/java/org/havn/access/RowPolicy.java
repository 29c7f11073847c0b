package org.havn.access;

/// What the database itself lets a reader see of a table.
///
/// @param name the policy's name, as words
/// @param sees which rows are seen
/// @param writes which rows may be written; empty where the same ones as are seen
public record RowPolicy(String table, String name, String sees, String writes) {}
