package org.havn.audit;

import java.util.regex.Pattern;

/// What an act was done to.
///
/// @param type its kind, such as `need` or `person`
/// @param id its id or code, never a name
public record Subject(String type, String id) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Subject {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("A kind of object looks like need, but this was '" + type + "'");
        }
        Codes.requireId(id);
    }
}
