package org.havn.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.springframework.stereotype.Component;

/// What is kept about where a family was proposed, wished and decided to live.
@Component
class PlacementRecords implements PersonRecords {
    private final CopiedRows rows;

    PlacementRecords(CopiedRows rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "placement.wish",
                "placement.what_if",
                "placement.proposal",
                "placement.placement",
                "placement.rule",
                "placement.inquiry",
                "placement.round_household",
                "placement.waiver",
                "placement.solve");
    }

    /// Reasons go without what they tell of others: whose needs counted, which families would move or gain more.
    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("placement.wish", """
                        select case_number, rank, municipality, county, told_at from placement.wish
                         where case_number = any(:cases) and :persons is not null order by 1, rank""", whom),
                rows.part("placement.proposal", """
                        select p.case_number, p.municipality, p.value,
                               jsonb_build_object(
                                   'value', p.reasons -> 'value', 'gap', p.reasons -> 'gap',
                                   'whyHere', (select jsonb_agg(jsonb_build_object(
                                           'key', split_part(term ->> 'key', ':', 1), 'amount', term -> 'amount'))
                                                 from jsonb_array_elements(p.reasons -> 'whyHere') term),
                                   'alternatives', (select jsonb_agg(jsonb_build_object(
                                           'community', other -> 'community', 'value', other -> 'value'))
                                                      from jsonb_array_elements(p.reasons -> 'alternatives') other)
                               ) as reasons,
                               jsonb_array_length(p.uncovered) as uncovered, s.asked_at
                          from placement.proposal p join placement.solve s on s.id = p.solve
                         where p.case_number = any(:cases) and :persons is not null order by s.asked_at""", whom),
                rows.part("placement.placement", """
                        select id as row, case_number, municipality, proposed, because, because_sealed, demand, decided_at,
                               ended_at, ended_because, ended_because_sealed
                          from placement.placement
                         where case_number = any(:cases) and :persons is not null order by decided_at""", whom, List.of(DecisionReasons.PLACED, DecisionReasons.ENDED)),
                rows.part("placement.rule", """
                        select id as row, case_number, kind, municipality, because, because_sealed, made_at, lifted_at
                          from placement.rule
                         where case_number = any(:cases) and :persons is not null order by made_at""", whom, List.of(DecisionReasons.RULED)),
                rows.part("placement.what_if", """
                        select case_number, municipality, asked_at, answer ->> 'outcome' as answer from placement.what_if
                         where case_number = any(:cases) and :persons is not null order by asked_at""", whom),
                rows.part("placement.inquiry", """
                        select case_number, kind, asked_at from placement.inquiry
                         where case_number = any(:cases) and :persons is not null order by asked_at""", whom),
                rows.part("placement.round_household", """
                        select h.case_number, r.placed_on from placement.round_household h
                          join placement.round r on r.id = h.round
                         where h.case_number = any(:cases) and :persons is not null order by 2""", whom));
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        // the problem as it was solved tells what every family of the round needed
        gone.put("placement.solve", rows.change("""
                update placement.solve set problem = null
                 where problem is not null and :persons is not null
                   and round in (select round from placement.round_household where case_number = any(:cases))""", whom));
        // what was found out about a round tells whose place would change
        gone.put("placement.inquiry", rows.change("""
                delete from placement.inquiry
                 where :persons is not null
                   and (case_number = any(:cases)
                        or round in (select round from placement.round_household where case_number = any(:cases)))""", whom));
        gone.put("placement.wish", rows.change("""
                delete from placement.wish where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("placement.what_if", rows.change("""
                delete from placement.what_if where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("placement.proposal", rows.change("""
                delete from placement.proposal where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("placement.placement", rows.change("""
                delete from placement.placement where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("placement.rule", rows.change("""
                delete from placement.rule
                 where (case_number = any(:cases) or other_case = any(:cases)) and :persons is not null""", whom));
        gone.put("placement.round_household", rows.change("""
                delete from placement.round_household where case_number = any(:cases) and :persons is not null""", whom));
        return gone;
    }
}
