package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.FamilyExplanation.LinkPart;
import org.havn.placement.engine.FamilyExplanation.NetTerm;
import org.havn.placement.engine.FamilyExplanation.ScarcityPart;
import org.havn.placement.engine.FamilyExplanation.ValuePart;

/// Net values: what a pair is worth after what it takes is paid for at the solver's prices.
final class Net {
    private final PlacementProblem problem;
    private final Basis basis;
    private final PairFacts facts;

    Net(PlacementProblem problem, Basis basis, PairFacts facts) {
        this.problem = problem;
        this.basis = basis;
        this.facts = facts;
    }

    /// The terms of a pair's net value; the caller's terms must sum to the pair's value.
    List<NetTerm> terms(int f, int pair) {
        var terms = new ArrayList<NetTerm>();
        int l = problem.pairLocality(pair);
        double sum = 0;
        for (var term : facts.terms(problem.familyId(f), problem.localityId(l))) {
            terms.add(new ValuePart(term.key(), term.amount()));
            sum += term.amount();
        }
        double value = problem.pairValue(pair);
        if (Math.abs(sum - value) > 1e-6 * Math.max(1, Math.abs(value))) {
            throw new ProblemNotValid("The terms of family '%s' in '%s' sum to %s, but the value is %s"
                    .formatted(problem.familyId(f), problem.localityId(l), sum, value));
        }
        terms.addAll(scarcity(f, pair));
        double link = basis.sign() * basis.value(basis.point().linkAdjust(pair));
        if (link != 0) {
            terms.add(new LinkPart(linkedTo(f), link));
        }
        return terms;
    }

    /// What the pair takes of what has a price.
    List<ScarcityPart> scarcity(int f, int pair) {
        var parts = new ArrayList<ScarcityPart>();
        int l = problem.pairLocality(pair);
        for (int d = 0; d < problem.dimensions(); d++) {
            double price = basis.value(basis.point().price[l * problem.dimensions() + d]);
            double use = problem.demand(f, pair, d);
            if (price > 0 && use > 0) {
                parts.add(new ScarcityPart(problem.dimension(d), price, use, -basis.sign() * price * use));
            }
        }
        return parts;
    }

    /// A pair's net value.
    double of(int f, int pair) {
        double net = problem.pairValue(pair);
        for (var part : scarcity(f, pair)) {
            net += part.amount();
        }
        return net + basis.sign() * basis.value(basis.point().linkAdjust(pair));
    }

    /// By how much one pair is better than another, `NONE` standing for unplaced.
    double better(int f, int pair, int other) {
        double here = pair == NONE ? 0 : of(f, pair);
        double there = other == NONE ? 0 : of(f, other);
        return basis.sign() * (here - there);
    }

    /// The best open pairs beside the chosen one, by net value.
    List<Integer> nearest(int f, int chosen, int most) {
        var nearest = new ArrayList<Integer>();
        var nets = new ArrayList<Double>();
        for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
            if (k == chosen || !basis.model().open(k)) {
                continue;
            }
            double net = basis.point().reduced(f, k);
            int to = nets.size();
            while (to > 0 && nets.get(to - 1) < net) {
                to--;
            }
            if (to < most) {
                nearest.add(to, k);
                nets.add(to, net);
                if (nets.size() > most) {
                    nearest.removeLast();
                    nets.removeLast();
                }
            }
        }
        return nearest;
    }

    private String linkedTo(int f) {
        var id = problem.familyId(f);
        for (var link : problem.links()) {
            if (link.family().equals(id)) {
                return link.other();
            }
            if (link.other().equals(id)) {
                return link.family();
            }
        }
        return "";
    }
}
