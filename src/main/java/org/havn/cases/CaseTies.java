package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of what ties cases together or keeps them apart.
@Component
class CaseTies {
    private final JdbcClient jdbc;

    CaseTies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void link(Collection<CaseLink> links) {
        jdbc.sql("""
                insert into cases.case_link (one, other, within_minutes)
                select least(a collate "C", b collate "C"), greatest(a collate "C", b collate "C"), minutes
                  from unnest(cast(:one as text[]), cast(:other as text[]), cast(:minutes as integer[]))
                    as it (a, b, minutes)
                on conflict do nothing
                """)
                .param("one", column(links, CaseLink::one))
                .param("other", column(links, CaseLink::other))
                .param("minutes", column(links, CaseLink::withinMinutes))
                .update();
    }

    List<CaseLink> linksOf(Collection<CaseNumber> numbers) {
        return jdbc.sql("""
                select * from cases.case_link where one = any(:numbers) or other = any(:numbers) order by one, other
                """)
                .param("numbers", column(numbers, it -> it))
                .query((row, _) -> new CaseLink(
                        new CaseNumber(row.getString("one")),
                        new CaseNumber(row.getString("other")),
                        row.getObject("within_minutes", Integer.class)))
                .list();
    }

    void keepAway(Collection<SafetyDistance> distances) {
        jdbc.sql("""
                insert into cases.safety_distance (id, case_number, from_case_number, from_municipality, minutes)
                select * from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:fromCase as text[]),
                                     cast(:fromMunicipality as text[]), cast(:minutes as integer[]))
                on conflict do nothing
                """)
                .param("id", column(distances, SafetyDistance::id))
                .param("number", column(distances, SafetyDistance::household))
                .param(
                        "fromCase",
                        column(
                                distances,
                                it -> it.from() instanceof SafetyDistance.From.Household(var number) ? number : null))
                .param(
                        "fromMunicipality",
                        column(
                                distances,
                                it -> it.from() instanceof SafetyDistance.From.Municipality(var code) ? code : null))
                .param("minutes", column(distances, SafetyDistance::minutes))
                .update();
    }

    List<SafetyDistance> distancesOf(Collection<CaseNumber> numbers) {
        return jdbc.sql("""
                select * from cases.safety_distance
                 where case_number = any(:numbers) or from_case_number = any(:numbers) order by id
                """)
                .param("numbers", column(numbers, it -> it))
                .query((row, _) -> {
                    var household = row.getString("from_case_number");
                    return new SafetyDistance(
                            row.getObject("id", UUID.class),
                            new CaseNumber(row.getString("case_number")),
                            household == null
                                    ? new SafetyDistance.From.Municipality(row.getString("from_municipality"))
                                    : new SafetyDistance.From.Household(new CaseNumber(household)),
                            row.getInt("minutes"));
                })
                .list();
    }
}
