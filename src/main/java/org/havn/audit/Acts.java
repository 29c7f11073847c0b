package org.havn.audit;

import java.util.List;

/// The acts of one module. A module that writes events declares this as a bean; what no bean names cannot be recorded.
public record Acts(String module, List<Act> all) {
    public Acts {
        all = List.copyOf(all);
        for (var act : all) {
            if (!act.module().equals(module)) {
                throw new IllegalArgumentException("The act " + act + " does not belong to the module " + module);
            }
        }
    }

    /// The acts of the module.
    public static Acts of(String module, Act... all) {
        return new Acts(module, List.of(all));
    }
}
