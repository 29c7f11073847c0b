package org.havn.platform;

import java.util.Locale;

/// How a state feels, for tags and messages. A word and a shape always stand beside the colour.
public enum Tone {
    /// Waiting, or nothing to say.
    NEUTRAL,
    /// Under way.
    ACCENT,
    /// Met, arrived, done.
    SUCCESS,
    /// Due, uncertain, assumed.
    WARNING,
    /// Overdue, unmet, stop: what harms if it waits. Never a person.
    DANGER;

    /// The name by which the styles know it.
    public String color() {
        return name().toLowerCase(Locale.ROOT);
    }
}
