package org.havn.access.keeping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.OpenedReasons;
import org.havn.access.uploads.UploadKind;
import org.springframework.stereotype.Component;

/// What access keeps about persons: who may see their cases, and why somebody opened them.
///
/// Openings of words and files are in a copy as the trail's own list. Left out of it: who is shut out of a
/// case and why, why it was changed who sees it, and what was asked of a second person. They tell of
/// others, and may be what keeps somebody safe.
@Component
class AccessRecords implements PersonRecords {
    private static final String SOUNDS = Stream.of(UploadKind.values())
            .filter(UploadKind::isSound)
            .map(it -> "'" + it.name() + "'")
            .collect(Collectors.joining(", "));

    private final CopiedRows rows;
    private final OpenedReasons openings;

    AccessRecords(CopiedRows rows, OpenedReasons openings) {
        this.rows = rows;
        this.openings = openings;
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
                "access.canary",
                "access.export",
                "access.export_case",
                "access.looked_at",
                "access.upload",
                "access.words_opening",
                "access.family_account",
                "access.family_sight",
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
                new CopiedPart(
                        "access.case_opening",
                        whom.cases().stream()
                                .flatMap(number -> openings.ofCase(number).stream())
                                .toList()),
                rows.part("access.family_account", """
                        select case_number, issued_at, entered_at, ended_at from access.family_account
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by issued_at""", whom),
                rows.part("access.copy_made", """
                        select id as row, case_number, purpose, because, because_sealed, made_at from access.copy_made
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by made_at""", whom, List.of(Copies.BECAUSE)),
                rows.part("access.upload", """
                        select about_type, kind, size, at from access.upload
                         where case_number = any(:cases)
                           and (person_id is null or person_id = any(cast(:persons as uuid[]))) order by at""", whom),
                rows.part("access.export_case", """
                        select c.case_number, e.file, e.purpose, r.name || ', ' || r.organisation as recipient, e.made_at
                          from access.export_case c join access.export e on e.id = c.export
                          join access.recipient r on r.id = e.recipient
                         where c.case_number = any(:cases) and :persons is not null order by e.made_at""", whom));
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        families(whom, gone);
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
        gone.put("access.canary", rows.change("""
                delete from access.canary where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.looked_at", rows.change("""
                delete from access.looked_at where item = any(:cases) and :persons is not null""", whom));
        gone.put("access.words_opening", rows.change("""
                delete from access.words_opening where case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.copy_made", rows.change("""
                delete from access.copy_made
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        // a sealed file that still lies here goes whole; that it was made stays, for whoever received it
        gone.put("access.export", rows.change("""
                update access.export e set content = null, state = 'GONE'
                  from access.export_case c
                 where c.export = e.id and e.content is not null
                   and c.case_number = any(:cases) and :persons is not null""", whom));
        gone.put("access.export_case", rows.change("""
                delete from access.export_case where case_number = any(:cases) and :persons is not null""", whom));
        // where the household spoke together, the voice may be theirs
        gone.put("access.upload", rows.change("""
                delete from access.upload
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)
                    or (person_id is null and kind in (%s)
                        and case_number in (select case_number from access.person_scope
                                             where person_id = any(cast(:persons as uuid[]))))""".formatted(SOUNDS), whom));
        gone.put("access.person_scope", rows.change("""
                delete from access.person_scope
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("access.case_scope", rows.change("""
                delete from access.case_scope where case_number = any(:cases) and :persons is not null""", whom));
        // what was asked for stays, by its ids; the sentence that a colleague wrote about somebody goes
        gone.put("access.second_request", rows.change("""
                update access.second_request
                   set because = '-', because_sealed = null, second_because = null, second_because_sealed = null
                 where (parameters ->> 'case' = any(:cases) or parameters ->> 'person' = any(cast(:persons as text[])))
                   and because is distinct from '-' and state <> 'WAITING'""", whom));
        return gone;
    }

    /// A family's own accounts are shut, and whose they were is forgotten.
    private void families(Whom whom, Map<String, Integer> gone) {
        rows.change("""
                update access.account set active = false, password_hash = null
                 where id in (select account from access.family_account
                               where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases))""", whom);
        rows.change("""
                delete from access.session
                 where principal_name in (select account::text from access.family_account
                               where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases))""", whom);
        gone.put("access.passkey", rows.change("""
                delete from access.passkey
                 where account in (select account from access.family_account
                               where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases))""", whom));
        gone.put("access.entry_code", rows.change("""
                delete from access.entry_code
                 where account in (select account from access.family_account
                               where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases))""", whom));
        gone.put("access.family_sight", rows.change("""
                delete from access.family_sight
                 where person_id = any(cast(:persons as uuid[]))
                    or account in (select account from access.family_account
                               where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases))""", whom));
        gone.put("access.family_account", rows.change("""
                delete from access.family_account
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
    }
}
