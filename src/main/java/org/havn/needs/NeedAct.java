package org.havn.needs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody can do about a need on its page.
enum NeedAct {
    CONFIRMATION(NeedState.CONFIRMED),
    PLAN(NeedState.PLANNED),
    SERVICE(NeedState.GIVEN),
    MET(NeedState.MET),
    NOT_MET(NeedState.NOT_MET);

    private final NeedState leadsTo;

    NeedAct(NeedState leadsTo) {
        this.leadsTo = leadsTo;
    }

    NeedState leadsTo() {
        return leadsTo;
    }

    /// The last part of the act's address, and of the keys of its texts.
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<NeedAct> at(String path) {
        return Arrays.stream(values()).filter(it -> it.path().equals(path)).findFirst();
    }
}
