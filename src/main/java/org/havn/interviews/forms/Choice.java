package org.havn.interviews.forms;

import java.util.Map;

/// One answer of a list.
///
/// @param columns what filters may look at, beside the name
public record Choice(String name, Label label, Map<String, String> columns) {
    /// Asked, and the person does not know.
    public static final String UNKNOWN = "unknown";
    /// Asked, and there is none.
    public static final String NONE = "none";

    public Choice {
        columns = Map.copyOf(columns);
    }
}
