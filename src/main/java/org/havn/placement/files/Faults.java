package org.havn.placement.files;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with the files, so that a person can mend all of it at once.
final class Faults {
    private final int limit;
    private final List<InputFault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Faults(int limit) {
        this.limit = limit;
    }

    /// @throws BadInput as soon as the limit is reached, so that a wrong file of a million rows ends quickly
    void add(InputFault fault) {
        faults.add(fault);
        if (faults.size() >= limit) {
            throw new BadInput(faults, true);
        }
    }

    void warn(String sentence) {
        if (warnings.size() < limit) {
            warnings.add(sentence);
        }
    }

    int count() {
        return faults.size();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// @throws BadInput if there has been a fault
    void stopIfAny() {
        if (!faults.isEmpty()) {
            throw new BadInput(faults, false);
        }
    }
}
