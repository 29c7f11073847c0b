package org.havn.needs;

import java.util.List;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;

/// What somebody typed about what a need requires of a place.
final class TypedRequirement {
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int HOURS_OF_A_YEAR = 366 * 24;
    private static final int MOST_VISITS = 1_000;

    private TypedRequirement() {}

    /// The requirement; null where nothing of the place was asked for, or where something is wrong with it.
    ///
    /// @param offered what the form's list offered
    static @Nullable Requirement of(TypedForm typed, List<CapabilityCode> offered) {
        var hard = typed.text("hard").equals("true");
        var minutes = typed.whole("minutes", MINUTES_OF_A_DAY);
        var hours = typed.whole("hours", HOURS_OF_A_YEAR);
        var visits = typed.whole("visits", MOST_VISITS);
        if (typed.text("requires").isEmpty()) {
            if (hard || minutes != null || hours != null || visits != null) {
                typed.wrong("requires", "needs.error.requires");
            }
            return null;
        }
        var code = typed.oneOf(
                "requires", offered.stream().map(CapabilityCode::value).toList());
        return typed.faulty() ? null : new Requirement(new CapabilityCode(code), hard, minutes, hours, visits);
    }
}
