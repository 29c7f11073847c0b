package org.havn.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.springframework.stereotype.Component;

/// What is kept about a case and who is on it.
///
/// Left out of a copy: the cases it is linked with and the distances that keep somebody safe. They tell of
/// others.
@Component
class CasesRecords implements PersonRecords {
    private final CopiedRows rows;
    private final CaseThread thread;
    private final DistanceRows distances;

    CasesRecords(CopiedRows rows, CaseThread thread, DistanceRows distances) {
        this.rows = rows;
        this.thread = thread;
        this.distances = distances;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "cases.resettlement_case",
                "cases.case_member",
                "cases.proposed_member",
                "cases.side_state",
                "cases.case_link",
                "cases.safety_distance",
                "cases.thread_entry");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("cases.resettlement_case", """
                        select case_number as row, case_number, stage, stage_since, decision,
                               concat_ws(' ', primary_category, secondary_category) as categories, categories_sealed,
                               processing_priority, submission_priority, registered_on, household_size
                          from cases.resettlement_case
                         where case_number = any(:cases) and :persons is not null order by 1""", whom, List.of(CaseRows.CATEGORIES)),
                rows.part("cases.case_member", """
                        select case_number, relationship, travels from cases.case_member
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by 1""", whom),
                rows.part("cases.side_state", """
                        select case_number, state, since, review_on, ended from cases.side_state
                         where case_number = any(:cases) and :persons is not null order by since""", whom),
                new CopiedPart(
                        "cases.thread_entry",
                        whom.cases().stream()
                                .flatMap(number -> thread.newestFirst(new CaseNumber(number)).reversed().stream()
                                        .map(it -> told(number, it)))
                                .toList()));
    }

    private static Map<String, String> told(String number, ThreadEntry it) {
        var row = new LinkedHashMap<String, String>();
        row.put("case_number", number);
        row.put("at", it.at().toString());
        row.put("entry", it.key());
        if (it.because() != null) {
            row.put("because", it.because());
        }
        return row;
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("cases.thread_entry", rows.change("""
                delete from cases.thread_entry where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("cases.proposed_member", rows.change("""
                delete from cases.proposed_member
                 where case_number = any(:cases) or relative_id = any(cast(:persons as uuid[]))""", whom));
        gone.put("cases.side_state", rows.change("""
                delete from cases.side_state where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("cases.case_link", rows.change("""
                delete from cases.case_link
                 where (one = any(:cases) or other = any(:cases)) and :persons is not null""", whom));
        gone.put("cases.safety_distance", distances.erase(whom.cases()));
        rows.change("""
                update cases.resettlement_case c set version = version + 1,
                       household_size = (select count(*) from cases.case_member m
                                          where m.case_number = c.case_number and m.travels
                                            and m.person_id <> all(cast(:persons as uuid[])))
                 where exists (select from cases.case_member m
                                where m.case_number = c.case_number and m.person_id = any(cast(:persons as uuid[])))
                   and c.case_number <> all(:cases)""", whom);
        gone.put("cases.case_member", rows.change("""
                delete from cases.case_member
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("cases.resettlement_case", rows.change("""
                delete from cases.resettlement_case where case_number = any(:cases) and :persons is not null""", whom));
        return gone;
    }
}
