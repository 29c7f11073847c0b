package org.havn.placement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.wishes.DialPoint;
import org.havn.placement.engine.wishes.Ranking;
import org.havn.placement.worker.Findings;
import org.havn.placement.worker.Study;
import org.springframework.stereotype.Component;

/// What families' own wishes cost, by the priority mechanism at several settings of its one dial.
@Component
class WishDialInquirer implements Inquirer<WishDialInquirer.Asked, WishDial> {

    /// @param plan the newest plan when it was asked
    record Asked(UUID plan) {}

    private final RoundRows rounds;
    private final RoundProblems problems;
    private final Communities communities;
    private final Studies studies;

    WishDialInquirer(RoundRows rounds, RoundProblems problems, Communities communities, Studies studies) {
        this.rounds = rounds;
        this.problems = problems;
        this.communities = communities;
        this.studies = studies;
    }

    @Override
    public String kind() {
        return "wish-dial";
    }

    @Override
    public Class<Asked> asks() {
        return Asked.class;
    }

    @Override
    public Class<WishDial> finds() {
        return WishDial.class;
    }

    @Override
    public Optional<WishDial> find(Inquiry inquiry, Asked asked) throws IOException, InterruptedException {
        var round = Optional.ofNullable(inquiry.round()).flatMap(rounds::find).orElseThrow(RoundNotFound::new);
        var now = problems.of(round, Otherwise.withoutWishes());
        var rankings = now.households().values().stream()
                .filter(it -> !it.wishes().isEmpty())
                .map(this::ranking)
                .toList();
        var settings = rankings.isEmpty() ? List.<Double>of() : DialPoint.settings();
        var study = new Study.Dial(now.problem(), rankings, settings, studies.each(), round.seed());
        var found = studies.run(study, 1 + settings.size() * rankings.size());
        return found.filter(Findings.Dialled.class::isInstance)
                .map(Findings.Dialled.class::cast)
                .map(it -> new WishDial(
                        rankings.size(),
                        now.households().size(),
                        it.best(),
                        it.bound(),
                        it.points().stream()
                                .map(point -> setting(point, now, rankings))
                                .toList()));
    }

    private Ranking ranking(HouseholdProfile household) {
        var groups = new ArrayList<List<String>>();
        for (var wish : household.wishes()) {
            groups.add(communities.all().stream()
                    .filter(it -> Wishes.names(wish, it.id()))
                    .map(it -> it.id().value())
                    .toList());
        }
        return new Ranking(household.number().value(), groups);
    }

    private static WishDial.Setting setting(DialPoint point, RoundProblem now, List<Ranking> rankings) {
        var places = new HashMap<CaseNumber, CommunityId>();
        point.localityOf().forEach((family, where) -> places.put(new CaseNumber(family), new CommunityId(where)));
        int needs = now.households().values().stream()
                .mapToInt(it -> it.needs().size())
                .sum();
        int open = now.households().keySet().stream()
                .mapToInt(it -> now.uncovered(it, places.get(it)))
                .sum();
        int none = (int) rankings.stream()
                .filter(it -> point.rankOf().getOrDefault(it.family(), 0)
                        > it.groups().size())
                .count();
        return new WishDial.Setting(
                point.share(),
                point.meanRank(),
                (int) point.first(),
                none,
                point.placed(),
                point.outcome(),
                needs - open,
                needs,
                point.unproven());
    }
}
