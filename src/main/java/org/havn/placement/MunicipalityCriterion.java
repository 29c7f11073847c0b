package org.havn.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.cases.CaseCriterion;
import org.havn.cases.CaseNumber;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Narrows the list of cases to those decided or proposed for a municipality, and shows it beside each case.
@Component
class MunicipalityCriterion implements CaseCriterion {
    private final PlacementRows placements;
    private final SolveRows solves;
    private final ReasonWords reasons;

    MunicipalityCriterion(PlacementRows placements, SolveRows solves, ReasonWords reasons) {
        this.placements = placements;
        this.solves = solves;
        this.reasons = reasons;
    }

    @Override
    public String parameter() {
        return "municipality";
    }

    @Override
    public String labelKey() {
        return "placement.plan.community";
    }

    @Override
    public List<Choice> choices(Words words) {
        return reasons.everywhere().stream()
                .map(it -> new Choice(it.value(), it.label()))
                .toList();
    }

    @Override
    public Set<CaseNumber> casesWith(String value) {
        return solves.casesIn(value);
    }

    @Override
    public Map<CaseNumber, String> shown(Collection<CaseNumber> cases, Words words) {
        var shown = new HashMap<CaseNumber, String>();
        solves.newestProposals(cases)
                .forEach((number, community) -> shown.put(
                        number, words.say("placement.shown.proposed", reasons.community(community.value()))));
        placements
                .current(cases)
                .forEach((number, placement) -> shown.put(
                        number,
                        words.say(
                                "placement.shown.decided",
                                reasons.community(placement.community().value()))));
        return shown;
    }
}
