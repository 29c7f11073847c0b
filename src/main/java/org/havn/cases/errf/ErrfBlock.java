package org.havn.cases.errf;

import java.util.LinkedHashMap;
import java.util.Map;

/// One block of a case, such as a person or a vulnerability, as it stands in the file.
///
/// @param line where it begins; 0 where it comes from no file
public record ErrfBlock(String name, int line, Map<String, String> fields) {
    /// The field with a photograph, in whichever block.
    public static final String PHOTO = "Photo";

    public ErrfBlock {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The field's text; empty where it is missing or empty.
    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    @Override
    public String toString() {
        return "ErrfBlock[" + name + " at line " + line + "]";
    }
}
