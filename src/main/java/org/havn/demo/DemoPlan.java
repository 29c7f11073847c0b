package org.havn.demo;

import java.time.LocalDate;
import java.util.List;
import org.havn.reference.CountryCode;

/// What to invent.
///
/// @param seed the same seed and plan give the same caseload
/// @param flows from where to where people fled, with their shares
/// @param asOf the day on which everybody has the age that they have
/// @param stages whether everybody waits for a placement, or cases stand everywhere on the way
public record DemoPlan(long seed, Size size, List<Flow> flows, LocalDate asOf, Stages stages) {
    private static final int LEAST = 20;
    private static final LocalDate FIRST_OF_NOVEMBER = LocalDate.of(2026, 11, 1);

    /// How many to invent; families stay whole either way.
    public sealed interface Size {
        /// Exactly so many persons.
        record People(int count) implements Size {}

        /// Exactly so many families.
        record Families(int count) implements Size {}
    }

    /// People of one origin in one country of asylum.
    public record Flow(CountryCode origin, CountryCode asylum, double share) {}

    /// How far the cases have come.
    public enum Stages {
        AWAITING_PLACEMENT,
        EVERYWHERE
    }

    public DemoPlan {
        flows = List.copyOf(flows);
        var count = switch (size) {
            case Size.People(var people) -> people;
            case Size.Families(var families) -> families;
        };
        if (count < LEAST || flows.isEmpty()) {
            throw new IllegalArgumentException("A caseload follows figures only from " + LEAST + " up, but " + count
                    + " were asked for from " + flows.size() + " origins");
        }
    }

    /// The demo programme: two hundred Syrians in Türkiye, one of them Amina.
    public static DemoPlan twoHundred(long seed) {
        return of(seed, new Size.People(200), Stages.AWAITING_PLACEMENT);
    }

    /// Syrians in Türkiye, as many as wanted.
    public static DemoPlan of(long seed, Size size, Stages stages) {
        return new DemoPlan(
                seed,
                size,
                List.of(new Flow(new CountryCode("SY"), new CountryCode("TR"), 1)),
                FIRST_OF_NOVEMBER,
                stages);
    }

    /// Several origins, as a country's year of refugees has them.
    public static DemoPlan manyOrigins(long seed, Size size, Stages stages) {
        return new DemoPlan(
                seed,
                size,
                List.of(
                        flow("SY", "TR", 0.3),
                        flow("SY", "LB", 0.1),
                        flow("SY", "JO", 0.1),
                        flow("AF", "IR", 0.1),
                        flow("AF", "PK", 0.1),
                        flow("CD", "UG", 0.12),
                        flow("CD", "BI", 0.05),
                        flow("SD", "EG", 0.08),
                        flow("SD", "ET", 0.05)),
                FIRST_OF_NOVEMBER,
                stages);
    }

    private static Flow flow(String origin, String asylum, double share) {
        return new Flow(new CountryCode(origin), new CountryCode(asylum), share);
    }
}
