package org.havn.placement.files;

import java.util.List;

/// The files do not describe a placement problem. Says everything that is wrong, up to a limit.
public final class BadInput extends RuntimeException {
    private final List<InputFault> faults;
    private final boolean more;

    BadInput(List<InputFault> faults, boolean more) {
        super(faults.isEmpty() ? "bad input" : faults.getFirst().toString(), null, false, false);
        this.faults = List.copyOf(faults);
        this.more = more;
    }

    public List<InputFault> faults() {
        return faults;
    }

    /// Whether reading stopped because there were too many faults to list.
    public boolean more() {
        return more;
    }
}
