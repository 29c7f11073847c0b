package org.havn.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.springframework.stereotype.Component;

/// What is kept about who somebody is. How a name sounds is made from the name, and is not copied by itself.
@Component
class PeopleRecords implements PersonRecords {
    private final CopiedRows rows;
    private final Contacts contacts;

    PeopleRecords(CopiedRows rows, Contacts contacts) {
        this.rows = rows;
        this.contacts = contacts;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "people.person",
                "people.person_name",
                "people.person_language",
                "people.kinship",
                "people.contact",
                "people.consent",
                "people.stop_order",
                "people.merge",
                "people.name_key",
                "people.name_sound");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("people.person_name", """
                        select given, family, script from people.person_name
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null
                         order by position""", whom),
                rows.part("people.person", """
                        select id, birth_date, birth_year, sex, marital_status, life, country_of_origin, occupation,
                               education_level, last_grade, literacy
                          from people.person
                         where id = any(cast(:persons as uuid[])) and :cases is not null""", whom),
                rows.part("people.person_language", """
                        select language, speaks, reads, preferred from people.person_language
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by 1""", whom),
                // that they are kin, and how: who the other is, only the other may have
                rows.part("people.merge", """
                        select merged_at, split_at from people.merge
                         where (kept = any(cast(:persons as uuid[])) or absorbed = any(cast(:persons as uuid[])))
                           and :cases is not null order by 1""", whom),
                rows.part("people.kinship", """
                        select relation from people.kinship
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by 1""", whom),
                rows.part("people.consent", """
                        select purpose, recipient, fields, until_on, way, assent, read_back_in, given_at, withdrawn_at
                          from people.consent
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null
                         order by given_at, id""", whom),
                rows.part("people.stop_order", """
                        select s.issued_at, s.told_at, s.answer, s.answered_at
                          from people.stop_order s join people.consent c on c.id = s.consent_id
                         where c.person_id = any(cast(:persons as uuid[])) and :cases is not null
                         order by s.issued_at, s.id""", whom),
                new CopiedPart("people.contact", reached(whom)));
    }

    private List<Map<String, String>> reached(Whom whom) {
        return whom.cases().stream()
                .limit(1)
                .flatMap(number -> contacts
                        .of(number, whom.persons().stream().map(PersonId::new).toList())
                        .stream())
                .map(it -> Map.of(
                        "contact_kind", it.kind().name(),
                        "contact_value", it.value(),
                        "safety", it.safety().name()))
                .toList();
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("people.stop_order", rows.change("""
                delete from people.stop_order s using people.consent c
                 where c.id = s.consent_id
                   and (c.person_id = any(cast(:persons as uuid[])) or c.given_by = any(cast(:persons as uuid[]))
                        or c.case_number = any(:cases))""", whom));
        gone.put("people.consent", rows.change("""
                delete from people.consent
                 where person_id = any(cast(:persons as uuid[])) or given_by = any(cast(:persons as uuid[]))
                    or case_number = any(:cases)""", whom));
        gone.put("people.contact", rows.change("""
                delete from people.contact
                 where person_id = any(cast(:persons as uuid[])) and :cases is not null""", whom));
        gone.put("people.name_key", rows.change("""
                delete from people.name_key
                 where person_id = any(cast(:persons as uuid[])) and :cases is not null""", whom));
        gone.put("people.name_sound", rows.change("""
                delete from people.name_sound s
                 where not exists (select from people.name_key k where k.sound = s.sound)
                   and :persons is not null and :cases is not null""", whom));
        gone.put("people.kinship", rows.change("""
                delete from people.kinship
                 where (person_id = any(cast(:persons as uuid[])) or relative_id = any(cast(:persons as uuid[])))
                   and :cases is not null""", whom));
        gone.put("people.merge", rows.change("""
                delete from people.merge
                 where (kept = any(cast(:persons as uuid[])) or absorbed = any(cast(:persons as uuid[])))
                   and :cases is not null""", whom));
        gone.put("people.person_language", rows.change("""
                delete from people.person_language
                 where person_id = any(cast(:persons as uuid[])) and :cases is not null""", whom));
        gone.put("people.person_name", rows.change("""
                delete from people.person_name
                 where person_id = any(cast(:persons as uuid[])) and :cases is not null""", whom));
        gone.put("people.person", rows.change("""
                delete from people.person
                 where id = any(cast(:persons as uuid[])) and :cases is not null""", whom));
        return gone;
    }
}
