package org.havn.reference;

import org.havn.platform.Refusal;

/// The file as a whole is not a table that Havn can read: wrong encoding, no header, a column missing.
public final class UnreadableTable extends Refusal {
    private final transient RowFault fault;

    UnreadableTable(String key, String argument) {
        super(Kind.NOT_VALID, "unreadable-table", key, argument);
        this.fault = RowFault.of(key, argument);
    }

    /// What is wrong with the file.
    public RowFault fault() {
        return fault;
    }
}
