package org.havn.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.havn.access.CaseScopes;
import org.havn.cases.CaseNumber;
import org.havn.cases.Headcounts;
import org.havn.cases.Headcounts.Headcount;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.needs.FamiliesInNeed;
import org.havn.people.AgeBand;
import org.havn.placement.Placements;
import org.havn.platform.OwnWork;
import org.havn.publishing.release.Cell;
import org.havn.publishing.release.CountTable;
import org.havn.publishing.release.Sheet;
import org.springframework.stereotype.Component;

/// Counts persons and families for a release, by asking the modules that know. What it holds are
/// households as numbers, for as long as the counting takes.
@Component
class Counting {
    private static final List<String> AGE_BANDS = names(AgeBand.values());
    private static final List<String> STAGE_GROUPS = names(StageGroup.values());

    private interface Persons {
        int of(Headcount household, String column);
    }

    private final Headcounts headcounts;
    private final Placements placements;
    private final Communities communities;
    private final CaseScopes scopes;
    private final FamiliesInNeed needs;

    Counting(
            Headcounts headcounts,
            Placements placements,
            Communities communities,
            CaseScopes scopes,
            FamiliesInNeed needs) {
        this.headcounts = headcounts;
        this.placements = placements;
        this.communities = communities;
        this.scopes = scopes;
        this.needs = needs;
    }

    /// Everybody as of the day, in all programmes together.
    ///
    /// @param kindsBefore kinds of needs of which the last release told, so that one that nobody has
    ///     any more keeps its row
    List<Sheet> count(LocalDate on, List<String> kindsBefore) {
        return OwnWork.of("publishing.count", () -> {
            var households =
                    headcounts.all(on).stream().filter(it -> it.size() > 0).toList();
            var counties = counties();
            var countyOf = countyOf(households);
            return List.of(
                    new Sheet(
                            persons(
                                    Tables.AGES,
                                    AGE_BANDS,
                                    households,
                                    counties,
                                    countyOf,
                                    (it, age) -> it.persons().getOrDefault(AgeBand.valueOf(age), 0)),
                            persons(
                                    Tables.STAGES,
                                    STAGE_GROUPS,
                                    households,
                                    counties,
                                    countyOf,
                                    (it, stage) ->
                                            StageGroup.of(it.stage()).name().equals(stage) ? it.size() : 0)),
                    Sheet.of(sizes(households)),
                    Sheet.of(needs(kindsBefore)));
        });
    }

    private List<String> counties() {
        return Stream.concat(
                        Stream.of(Tables.NO_COUNTY),
                        communities.all().stream()
                                .map(Community::countyCode)
                                .distinct()
                                .sorted())
                .toList();
    }

    private Map<CaseNumber, String> countyOf(List<Headcount> households) {
        var numbers = households.stream().map(Headcount::household).toList();
        var told =
                scopes.placesInFigures(numbers.stream().map(CaseNumber::value).toList());
        var countyOf = new HashMap<CaseNumber, String>();
        Map<CommunityId, String> county = new HashMap<>();
        communities.all().forEach(it -> county.put(it.id(), it.countyCode()));
        placements.communitiesOf(numbers).forEach((number, community) -> {
            if (told.contains(number.value())) {
                countyOf.put(number, county.getOrDefault(community, Tables.NO_COUNTY));
            }
        });
        return countyOf;
    }

    private static CountTable persons(
            String name,
            List<String> columns,
            List<Headcount> households,
            List<String> counties,
            Map<CaseNumber, String> countyOf,
            Persons persons) {
        var counts = new int[counties.size()][columns.size()];
        var families = new HashMap<Cell, Integer>();
        for (var household : households) {
            var county = countyOf.getOrDefault(household.household(), Tables.NO_COUNTY);
            for (var row : List.of(county, Cell.SUM)) {
                families.merge(new Cell(name, row, Cell.SUM), 1, Integer::sum);
            }
            for (var column = 0; column < columns.size(); column++) {
                var some = persons.of(household, columns.get(column));
                counts[counties.indexOf(county)][column] += some;
                for (var row : some > 0 ? List.of(county, Cell.SUM) : List.<String>of()) {
                    families.merge(new Cell(name, row, columns.get(column)), 1, Integer::sum);
                }
            }
        }
        return new CountTable(name, counties, columns, Tables.NO_COUNTY, lists(counts), families);
    }

    private static CountTable sizes(List<Headcount> households) {
        var counts = new int[Tables.SIZE_ROWS.size()][STAGE_GROUPS.size()];
        for (var household : households) {
            var stage = STAGE_GROUPS.indexOf(StageGroup.of(household.stage()).name());
            counts[Tables.sizeRow(household.size())][stage]++;
        }
        return new CountTable(Tables.SIZES, Tables.SIZE_ROWS, STAGE_GROUPS, "", lists(counts), Map.of());
    }

    private CountTable needs(List<String> kindsBefore) {
        var byKind = new TreeMap<String, List<Integer>>();
        new TreeSet<>(kindsBefore).forEach(it -> byKind.put(it, List.of(0, 0)));
        needs.byKind().forEach(it -> byKind.put(it.capability(), List.of(it.must(), it.wish())));
        return new CountTable(
                Tables.NEEDS,
                List.copyOf(byKind.keySet()),
                List.of(Tables.MUST, Tables.WISH),
                "",
                List.copyOf(byKind.values()),
                Map.of());
    }

    private static List<List<Integer>> lists(int[][] counts) {
        var lists = new ArrayList<List<Integer>>();
        for (var row : counts) {
            lists.add(Arrays.stream(row).boxed().toList());
        }
        return lists;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
