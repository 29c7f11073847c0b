package org.havn.placement;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What families themselves ranked. Asked, never inferred.
@Component
class Wishes {
    static final int MOST = 3;
    private static final int COUNTY = 2;

    private final JdbcClient jdbc;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Codes of municipalities and counties in the family's order; families that were not asked are left out.
    Map<CaseNumber, List<String>> of(Collection<CaseNumber> households) {
        var ranked = new HashMap<CaseNumber, List<String>>();
        jdbc.sql("select * from placement.wish where case_number = any(:numbers) order by case_number, rank")
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    ranked.computeIfAbsent(new CaseNumber(row.getString("case_number")), _ -> new ArrayList<>())
                            .add(Objects.requireNonNullElse(row.getString("municipality"), row.getString("county")));
                });
        return ranked;
    }

    /// Replaces a family's ranking.
    ///
    /// @param ranked codes of municipalities or of counties
    @Transactional
    public void keep(CaseNumber household, List<String> ranked, String toldTo) {
        jdbc.sql("delete from placement.wish where case_number = :number")
                .param("number", household.value())
                .update();
        var rank = 0;
        for (var wish : ranked.stream().distinct().limit(MOST).toList()) {
            rank++;
            jdbc.sql("""
                    insert into placement.wish (case_number, rank, municipality, county, told_to, told_at)
                    values (:number, :rank, :municipality, :county, :who, :now)
                    """)
                    .param("number", household.value())
                    .param("rank", rank)
                    .param("municipality", isCounty(wish) ? null : wish)
                    .param("county", isCounty(wish) ? wish : null)
                    .param("who", toldTo)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static boolean isCounty(String wish) {
        return wish.length() == COUNTY;
    }

    /// Whether a wish is for this community: for itself, or for the county whose code its own begins with.
    static boolean names(String wish, CommunityId community) {
        return isCounty(wish)
                ? community.value().startsWith(wish)
                : community.value().equals(wish);
    }

    /// What can be wished for: every county, then every municipality.
    static List<Choice> choices(List<Community> everywhere, Words words) {
        var counties = new TreeMap<String, Choice>();
        everywhere.forEach(it -> counties.put(
                it.county(), new Choice(it.countyCode(), words.say("placement.wishes.county", it.county()))));
        var choices = new ArrayList<>(counties.values());
        everywhere.stream()
                .map(it -> new Choice(it.id().value(), it.name()))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(choices::add);
        return choices;
    }

    /// The wish that somebody chose from these.
    ///
    /// @throws CommunityNotFound if there is no such place
    static String of(String typed, Communities communities) {
        return communities.all().stream().anyMatch(it -> it.countyCode().equals(typed))
                ? typed
                : communities.get(typed).id().value();
    }
}
