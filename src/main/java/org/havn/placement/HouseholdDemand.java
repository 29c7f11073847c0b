package org.havn.placement;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.havn.communities.Dimension;
import org.havn.needs.ConfirmedNeed;
import org.havn.reference.CapabilityCode;

/// What a household takes up where it settles, dimension by dimension.
final class HouseholdDemand {
    /// Capabilities whose patients take one of a community's places for complex medical follow-up.
    static final Set<String> COMPLEX = Set.of(
            "BURN_RECONSTRUCTION",
            "JAW_SURGERY",
            "DIALYSIS",
            "CANCER_CARE",
            "CARDIAC_CARE",
            "SPINAL_CARE",
            "CLEFT_CARE");

    private static final CapabilityCode STEP_FREE = new CapabilityCode("STEP_FREE_HOME");

    private HouseholdDemand() {}

    /// Amounts above zero only. Age bands are those of Norway's kindergartens and schools (kindergarten from 1, school
    /// from the year of the sixth birthday, upper secondary right until 24).
    static Map<Dimension, Integer> of(HouseholdProfile household) {
        var demand = new EnumMap<Dimension, Integer>(Dimension.class);
        demand.put(Dimension.PLACES, household.size());
        demand.put(Dimension.homeFor(household.size()), 1);
        if (household.needs().stream().anyMatch(HouseholdDemand::needsStepFreeHome)) {
            demand.put(Dimension.HOMES_STEP_FREE, 1);
        }
        put(demand, Dimension.KINDERGARTEN, aged(household, 1, 5));
        put(demand, Dimension.PRIMARY, aged(household, 6, 12));
        put(demand, Dimension.LOWER_SECONDARY, aged(household, 13, 15));
        put(demand, Dimension.UPPER_SECONDARY_INTRODUCTORY, aged(household, 16, 18));
        put(demand, Dimension.ADULT_EDUCATION, (int) household.adults().stream()
                .filter(HouseholdProfile.Adult::needsSchooling)
                .count());
        put(demand, Dimension.COMPLEX_MEDICAL, patients(household));
        return demand;
    }

    /// Whether a step-free home is taken up rather than a service reached.
    static boolean needsStepFreeHome(ConfirmedNeed need) {
        return need.requirement().capability().equals(STEP_FREE)
                && need.requirement().hard();
    }

    private static int aged(HouseholdProfile household, int from, int to) {
        return (int) household.ages().stream()
                .filter(age -> age >= from && age <= to)
                .count();
    }

    private static int patients(HouseholdProfile household) {
        return (int) household.needs().stream()
                .filter(need -> need.requirement().hard())
                .filter(need -> COMPLEX.contains(
                        need.requirement().capability().general().value()))
                .map(need -> need.person() == null
                        ? "household"
                        : need.person().value().toString())
                .distinct()
                .count();
    }

    private static void put(Map<Dimension, Integer> demand, Dimension dimension, int amount) {
        if (amount > 0) {
            demand.put(dimension, amount);
        }
    }
}
