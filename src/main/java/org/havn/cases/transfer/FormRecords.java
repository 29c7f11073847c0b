package org.havn.cases.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.havn.cases.CaseNumber;
import org.havn.cases.errf.ErrfBlock;
import org.havn.people.PersonId;
import org.springframework.stereotype.Component;

/// What came about somebody with UNHCR's form and has no other place here.
@Component
class FormRecords implements PersonRecords {
    private final CopiedRows copied;
    private final KeptForms rows;

    FormRecords(CopiedRows copied, KeptForms rows) {
        this.copied = copied;
        this.rows = rows;
    }

    /// After cases, so that an erasure comes here first.
    @Override
    public int order() {
        return 21;
    }

    @Override
    public Set<String> tables() {
        return Set.of("cases.form_case", "cases.form_part");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        var persons = whom.persons().stream().map(PersonId::new).collect(Collectors.toSet());
        return List.of(
                copied.part("cases.form_case", """
                        select case_number, came_at from cases.form_case
                         where case_number = any(:cases) and :persons is not null order by 1""", whom),
                new CopiedPart(
                        "cases.form_part",
                        whom.cases().stream()
                                .flatMap(it -> rows.forCopy(new CaseNumber(it), persons).stream())
                                .map(FormRecords::row)
                                .toList()));
    }

    private static Map<String, String> row(ErrfBlock block) {
        var row = new LinkedHashMap<String, String>();
        row.put("form_block", block.name());
        row.put(
                "form_content",
                block.fields().entrySet().stream()
                        .filter(it -> !it.getValue().isBlank())
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining("; ")));
        return row;
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("cases.form_part", copied.change("""
                delete from cases.form_part
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("cases.form_case", copied.change("""
                delete from cases.form_case where case_number = any(:cases) and :persons is not null""", whom));
        return gone;
    }
}
