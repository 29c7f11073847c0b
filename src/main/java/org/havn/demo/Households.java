package org.havn.demo;

import java.util.ArrayList;
import java.util.List;
import org.havn.demo.Household.Kind;
import org.havn.people.Sex;

/// Puts a population into households, so that everybody is in one and no child is alone.
final class Households {
    private static final int MOST_CHILDREN = 8;

    private final List<Kind> kinds = Facts.rows("households").stream()
            .map(it -> new Kind(
                    it.getField("kind"),
                    Integer.parseInt(it.getField("women")),
                    Integer.parseInt(it.getField("men")),
                    Integer.parseInt(it.getField("elders")),
                    it.getField("children").equals("yes"),
                    Facts.number(it, "weight")))
            .toList();
    private final Chance chance;

    Households(Chance chance) {
        this.chance = chance;
    }

    /// The households of a population, in an order of chance.
    List<Household> of(Population population, DemoPlan.Flow flow) {
        var households = adults(population, flow);
        var withChildren = households.stream().filter(it -> it.kind.children()).toList();
        children(population, withChildren.isEmpty() ? households : withChildren);
        chance.shuffle(households);
        return households;
    }

    private List<Household> adults(Population population, DemoPlan.Flow flow) {
        var households = new ArrayList<Household>();
        while (adultsLeft(population)) {
            var possible = kinds.stream().filter(it -> enough(population, it)).toList();
            var kind = chance.weighted(possible, Kind::weight);
            var household = new Household(kind, flow, 0.15 + chance.share() * chance.share() * 2);
            for (var i = 0; i < kind.women(); i++) {
                population.take(Sex.FEMALE, AgeBand.ADULT);
            }
            for (var i = 0; i < kind.men(); i++) {
                population.take(Sex.MALE, AgeBand.ADULT);
            }
            for (var i = 0; i < kind.elders(); i++) {
                household.elders.add(population.takeElder(chance));
            }
            households.add(household);
        }
        return households;
    }

    private static boolean adultsLeft(Population population) {
        return population.left() > population.childrenLeft();
    }

    private static boolean enough(Population population, Kind kind) {
        return population.left(Sex.FEMALE, AgeBand.ADULT) >= kind.women()
                && population.left(Sex.MALE, AgeBand.ADULT) >= kind.men()
                && population.left(Sex.FEMALE, AgeBand.ELDER) + population.left(Sex.MALE, AgeBand.ELDER)
                        >= kind.elders();
    }

    /// First one child for each family that has children, then the rest by chance.
    private void children(Population population, List<Household> families) {
        for (var family : families) {
            if (population.childrenLeft() > 0) {
                family.children.add(population.takeChild(chance));
            }
        }
        var open = new ArrayList<>(families);
        while (population.childrenLeft() > 0) {
            var family = open.isEmpty() ? chance.one(families) : chance.weighted(some(open), it -> it.drawn);
            family.children.add(population.takeChild(chance));
            if (family.children.size() >= MOST_CHILDREN) {
                open.remove(family);
            }
        }
    }

    /// A few families that lie together, because weighing all of them for each child takes too long in large caseloads.
    private List<Household> some(List<Household> families) {
        var from = chance.between(0, Math.max(0, families.size() - 24));
        return families.subList(from, Math.min(families.size(), from + 24));
    }
}
