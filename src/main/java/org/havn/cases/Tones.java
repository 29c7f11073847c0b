package org.havn.cases;

import org.havn.platform.Tone;
import org.havn.reference.Priority;

/// How the states of a case look. The word always stands beside.
final class Tones {
    private Tones() {}

    static Tone of(ResettlementCase it) {
        if (!it.aside().isEmpty()) {
            return Tone.WARNING;
        }
        return switch (it.stage()) {
            case ARRIVED, RECEIVED, FOLLOWED_UP -> Tone.SUCCESS;
            case DECIDED -> it.awaitsPlacement() ? Tone.WARNING : Tone.NEUTRAL;
            case CLOSED -> Tone.NEUTRAL;
            default -> Tone.ACCENT;
        };
    }

    static Tone of(Priority priority) {
        return switch (priority) {
            case EM -> Tone.DANGER;
            case UG -> Tone.WARNING;
            case NR -> Tone.NEUTRAL;
        };
    }
}
