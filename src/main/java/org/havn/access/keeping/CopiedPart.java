package org.havn.access.keeping;

import java.util.List;
import java.util.Map;

/// One table's part of somebody's copy.
///
/// @param table with its schema; its heading is `access.copy.table.<table>`
/// @param rows by field; a field's label is `access.copy.field.<field>`. What is not known is left out
public record CopiedPart(String table, List<Map<String, String>> rows) {
    public CopiedPart {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "CopiedPart[" + table + ", hidden]";
    }
}
