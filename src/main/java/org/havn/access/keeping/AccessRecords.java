package org.havn.access.keeping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What access keeps about persons: who may see their cases, and why somebody opened them.
///
/// Openings of words are in a copy as the trail's own list. Left out of it: who is shut out of a case and why,
/// why it was changed who sees it, and what was asked of a second person. They tell of others, and may be what
/// keeps somebody safe.
@Component
class AccessRecords implements PersonRecords {
    private final CopiedRows rows;

    AccessRecords(CopiedRows rows) {
        this.rows = rows;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "access.case_scope",
                "access.case_share",
                "access.case_assignment",
                "access.case_exclusion",
                "access.case_opening",
                "access.scope_change",
                "access.case_task",
                "access.person_scope",
                "access.second_request",
                "access.copy_made",
                "access.words_opening",
                "access.erasure");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("access.case_scope", """
                        select case_number, locked, address_protected from access.case_scope
                         where case_number = any(:cases) and :persons is not null order by 1""", whom),
                rows.part("access.case_share", """
                        select s.case_number, u.name as unit, s.kind, s.because, s.since, s.until_at, s.ended_at
                          from access.case_share s join access.unit u on u.id = s.unit
                         where s.case_number = any(:cases) and :persons is not null order by s.since""", whom),
                rows.part("access.case_assignment", """
                        select case_number, because, since, ended_at from access.case_assignment
                         where case_number = any(:cases) and :persons is not null order by since""", whom),
                rows.part("access.case_opening", """
                        select case_number, kind, because, since, until_at, review from access.case_opening
                         where case_number = any(:cases) and :persons is not null order by since""", whom),
                rows.part("access.copy_made", """
                        select case_number, purpose, because, made_at from access.copy_made
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by made_at""", whom));
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("access.case_opening", rows.change("""
                delete from access.case_opening where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.case_exclusion", rows.change("""
                delete from access.case_exclusion where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.case_assignment", rows.change("""
                delete from access.case_assignment where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.scope_change", rows.change("""
                delete from access.scope_change where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.case_task", rows.change("""
                delete from access.case_task where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.case_share", rows.change("""
                delete from access.case_share where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.words_opening", rows.change("""
                delete from access.words_opening where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.copy_made", rows.change("""
                delete from access.copy_made
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("access.person_scope", rows.change("""
                delete from access.person_scope
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("access.case_scope", rows.change("""
                delete from access.case_scope where case_number = any(:cases) and :persons is not null""", whom));
        // what was asked for stays, by its ids; the sentence that a colleague wrote about somebody goes
        gone.put("access.second_request", rows.change("""
                update access.second_request set because = '-', second_because = null
                 where (parameters ->> 'case' = any(:cases) or parameters ->> 'person' = any(cast(:persons as text[])))
                   and because <> '-' and state <> 'WAITING'""", whom));
        return gone;
    }
}
