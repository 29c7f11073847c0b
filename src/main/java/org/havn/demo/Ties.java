package org.havn.demo;

import java.util.ArrayList;
import java.util.List;
import org.havn.cases.CaseLink;
import org.havn.cases.CaseNumber;
import org.havn.cases.SafetyDistance;

/// Which invented families want to be near each other, and which must not be.
///
/// By assumption one family in twenty has relatives on another case, and one in a hundred must be kept apart from
/// another; there is always at least one of each. The widow's family is in neither.
final class Ties {
    private static final int WITHIN_MINUTES = 60;
    private static final int APART_MINUTES = 120;

    private final List<CaseLink> links = new ArrayList<>();
    private final List<SafetyDistance> distances = new ArrayList<>();

    Ties(Chance chance, List<CaseNumber> numbers) {
        var drawn = new ArrayList<>(numbers);
        chance.shuffle(drawn);
        var pairs = Math.max(2, numbers.size() / 40);
        var apart = Math.max(1, numbers.size() / 100);
        for (var i = 0; i < pairs && drawn.size() >= 2; i++) {
            links.add(new CaseLink(drawn.removeLast(), drawn.removeLast(), i % 2 == 0 ? null : WITHIN_MINUTES));
        }
        for (var i = 0; i < apart && drawn.size() >= 2; i++) {
            var from = new SafetyDistance.From.Household(drawn.removeLast());
            distances.add(new SafetyDistance(chance.id(), drawn.removeLast(), from, APART_MINUTES));
        }
    }

    List<CaseLink> links() {
        return links;
    }

    List<SafetyDistance> distances() {
        return distances;
    }
}
