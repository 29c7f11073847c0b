package org.havn.audit;

import java.util.regex.Pattern;

/// Something that is done or opened in Havn and leaves an event, such as `cases.opened`.
///
/// @param code the module's name, then what happened; it stands in the trail for ever, so it is never given a new
///     meaning
/// @param kind whether somebody read or changed something
public record Act(String code, Kind kind) {
    private static final Pattern FORMAT = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+");
    private static final int LONGEST = 80;

    /// What an act does to its object.
    public enum Kind {
        /// Somebody saw it. A family is shown these for its case.
        OPENING,
        /// Somebody made, changed, decided or ended it.
        CHANGE,
        /// Something that somebody has to look at: a refusal, an alarm, a budget that was used up.
        ALARM
    }

    public Act {
        if (code.length() > LONGEST || !FORMAT.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "An act's code looks like cases.opened and has at most 80 signs, but this was '" + code + "'");
        }
    }

    /// An act of reading.
    public static Act opening(String code) {
        return new Act(code, Kind.OPENING);
    }

    /// An act that changes something.
    public static Act change(String code) {
        return new Act(code, Kind.CHANGE);
    }

    /// An act that somebody has to look at.
    public static Act alarm(String code) {
        return new Act(code, Kind.ALARM);
    }

    /// The module whose act it is.
    public String module() {
        return code.substring(0, code.indexOf('.'));
    }

    /// The key of its words, in the module's own texts: `cases.opened` is said by `cases.act.opened`.
    public String labelKey() {
        return module() + ".act" + code.substring(code.indexOf('.'));
    }

    @Override
    public String toString() {
        return code;
    }
}
