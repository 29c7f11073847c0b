package org.havn.needs;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.havn.access.Compartment;
import org.havn.reference.CapabilityCode;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;

/// Into which compartments a need belongs, by its codes and by what it asks of a place.
///
/// It stands in the code, so that a changed list cannot open it; what a list adds is health until somebody says
/// otherwise. A need without codes that asks nothing of a place belongs to none: nobody has said yet what it is about.
final class NeedCompartments {
    /// What a place may have to have without anybody being ill.
    private static final Set<String> NOT_HEALTH = Set.of(
            "STEP_FREE_HOME",
            "SPECIAL_EDUCATION",
            "CATCH_UP_SCHOOLING",
            "INTERPRETER",
            "ARABIC_INTERPRETER",
            "LANGUAGE_COMMUNITY");

    private static final Set<String> SEXUAL_VIOLENCE = Set.of("WR-HR");
    private static final String SHELTER = "WOMENS_SHELTER";

    private NeedCompartments() {}

    /// @param capability what the need asks of a place; null where it asks nothing
    static Set<Compartment> of(Collection<SpecificNeedCode> codes, @Nullable CapabilityCode capability) {
        var found = EnumSet.noneOf(Compartment.class);
        for (var code : codes) {
            switch (code.category()) {
                case "SM", "DS" -> found.add(Compartment.HEALTH);
                case "TR" -> found.add(Compartment.TORTURE);
                case "SV" -> found.add(Compartment.SEXUAL_VIOLENCE);
                default -> {
                    if (SEXUAL_VIOLENCE.contains(code.value())) {
                        found.add(Compartment.SEXUAL_VIOLENCE);
                    } else if (RestrictedCodes.has(code)) {
                        found.add(Compartment.PROTECTION);
                    }
                }
            }
        }
        if (capability != null) {
            if (protection(capability)) {
                found.add(Compartment.PROTECTION);
            } else if (!NOT_HEALTH.contains(capability.general().value())) {
                found.add(Compartment.HEALTH);
            }
        }
        return found;
    }

    /// Whether asking for this already tells that somebody is in danger.
    static boolean protection(CapabilityCode capability) {
        return capability.general().value().equals(SHELTER);
    }
}
