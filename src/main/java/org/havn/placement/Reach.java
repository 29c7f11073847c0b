package org.havn.placement;

import java.util.List;
import java.util.Optional;
import org.havn.communities.ServiceReach;
import org.havn.needs.Requirement;
import org.havn.reference.Confidence;

/// Whether a requirement can be met from a community, and how well that is known.
public sealed interface Reach {

    /// An offer lies within the limits.
    ///
    /// @param checked whether somebody has confirmed that the offer exists
    record Within(ServiceReach nearest, boolean checked) implements Reach {}

    /// The nearest offer lies outside the limits.
    record TooFar(ServiceReach nearest) implements Reach {}

    /// No offer is known anywhere.
    record NotOffered() implements Reach {}

    /// Judges the offers of one capability that are worth knowing in one community, nearest first.
    ///
    /// A checked offer within the limits beats an unchecked one that is nearer.
    static Reach of(Requirement requirement, List<ServiceReach> offers) {
        if (offers.isEmpty()) {
            return new NotOffered();
        }
        var within = offers.stream()
                .filter(offer -> fits(requirement, offer.minutes()))
                .toList();
        Optional<ServiceReach> checked =
                within.stream().filter(Reach::isChecked).findFirst();
        if (checked.isPresent()) {
            return new Within(checked.get(), true);
        }
        return within.isEmpty() ? new TooFar(offers.getFirst()) : new Within(within.getFirst(), false);
    }

    /// Both limits, each optional: one way in minutes, and hours on the road in a year, both ways.
    private static boolean fits(Requirement requirement, int minutes) {
        var limit = requirement.maxOneWayMinutes();
        if (limit != null && minutes > limit) {
            return false;
        }
        var hours = requirement.maxTravelHoursPerYear();
        return hours == null || hoursPerYear(requirement, minutes) <= hours;
    }

    /// Hours on the road in a year, both ways; a requirement that does not say how often counts one visit a month.
    static double hoursPerYear(Requirement requirement, int minutes) {
        var visits = requirement.visitsPerYear() == null ? 12 : requirement.visitsPerYear();
        return 2.0 * minutes * visits / 60;
    }

    private static boolean isChecked(ServiceReach reach) {
        return reach.offer().provenance().confidence() != Confidence.UNKNOWN;
    }
}
