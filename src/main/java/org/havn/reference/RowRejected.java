package org.havn.reference;

/// Thrown while a row is read, and caught by the importer, which reports the line.
public final class RowRejected extends Exception {
    private final transient RowFault fault;

    public RowRejected(String key, String... arguments) {
        super(key + " " + String.join(", ", arguments));
        this.fault = RowFault.of(key, arguments);
    }

    RowFault fault() {
        return fault;
    }
}
