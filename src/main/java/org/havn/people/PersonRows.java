package org.havn.people;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.OccupationCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of persons.
@Component
class PersonRows {
    private record NameRow(UUID person, int position, PersonName name) {}

    private record LanguageRow(UUID person, LanguageSkill skill) {}

    private record WordRow(UUID person, NameWord word) {}

    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores persons that are not stored yet, with everything that hangs on them, and answers how many were new.
    int insertNew(Collection<Person> persons) {
        var known = known(persons.stream().map(it -> it.id().value()).toList());
        var fresh =
                persons.stream().filter(it -> !known.contains(it.id().value())).toList();
        if (!fresh.isEmpty()) {
            insertPersons(fresh);
            insertNames(fresh);
            insertLanguages(fresh);
            insertWords(fresh);
        }
        return fresh.size();
    }

    Map<PersonId, AgeBand> ageBands(Collection<PersonId> ids, LocalDate on) {
        var bands = new HashMap<PersonId, AgeBand>();
        jdbc.sql("""
                select id, birth_date, birth_year from people.person
                 where id = any(cast(:ids as uuid[])) and life <> 'DECEASED'
                """).param("ids", column(ids, PersonId::value)).query(row -> {
            bands.put(
                    new PersonId(row.getObject("id", UUID.class)),
                    AgeBand.of(birth(row).ageOn(on)));
        });
        return bands;
    }

    private List<UUID> known(Collection<UUID> ids) {
        return jdbc.sql("select id from people.person where id = any(cast(:ids as uuid[]))")
                .param("ids", column(ids, it -> it))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private void insertPersons(List<Person> persons) {
        jdbc.sql("""
                insert into people.person (id, birth_date, birth_year, sex, marital_status, life, country_of_origin,
                                           occupation, education_level, last_grade, literacy)
                select * from unnest(cast(:id as uuid[]), cast(:birthDate as date[]), cast(:birthYear as smallint[]),
                                     cast(:sex as text[]), cast(:marital as text[]), cast(:life as text[]),
                                     cast(:origin as text[]), cast(:occupation as text[]), cast(:level as text[]),
                                     cast(:grade as smallint[]), cast(:literacy as text[]))
                """)
                .param("id", column(persons, it -> it.id().value()))
                .param(
                        "birthDate",
                        column(persons, it -> it.birth() instanceof BirthDate.Exact(var date) ? date : null))
                .param("birthYear", column(persons, it -> it.birth().year()))
                .param("sex", column(persons, Person::sex))
                .param("marital", column(persons, Person::maritalStatus))
                .param("life", column(persons, Person::life))
                .param("origin", column(persons, it -> it.countryOfOrigin().value()))
                .param(
                        "occupation",
                        column(
                                persons,
                                it -> it.occupation() == null
                                        ? null
                                        : it.occupation().value()))
                .param("level", column(persons, it -> it.education().level().isced()))
                .param("grade", column(persons, it -> it.education().lastGrade()))
                .param("literacy", column(persons, it -> it.education().literacy()))
                .update();
    }

    private void insertNames(List<Person> persons) {
        var rows = new ArrayList<NameRow>();
        for (var person : persons) {
            for (var name : person.names()) {
                rows.add(new NameRow(person.id().value(), person.names().indexOf(name), name));
            }
        }
        jdbc.sql("""
                insert into people.person_name (person_id, position, given, family, script)
                select * from unnest(cast(:person as uuid[]), cast(:position as smallint[]), cast(:given as text[]),
                                     cast(:family as text[]), cast(:script as text[]))
                """)
                .param("person", column(rows, NameRow::person))
                .param("position", column(rows, NameRow::position))
                .param("given", column(rows, it -> it.name().given()))
                .param("family", column(rows, it -> it.name().family()))
                .param("script", column(rows, it -> it.name().script().code()))
                .update();
    }

    private void insertLanguages(List<Person> persons) {
        var rows = new ArrayList<LanguageRow>();
        for (var person : persons) {
            person.languages()
                    .forEach(it -> rows.add(new LanguageRow(person.id().value(), it)));
        }
        jdbc.sql("""
                insert into people.person_language (person_id, language, speaks, reads, preferred)
                select * from unnest(cast(:person as uuid[]), cast(:language as text[]), cast(:speaks as boolean[]),
                                     cast(:reads as boolean[]), cast(:preferred as boolean[]))
                """)
                .param("person", column(rows, LanguageRow::person))
                .param("language", column(rows, it -> it.skill().language().value()))
                .param("speaks", column(rows, it -> it.skill().speaks()))
                .param("reads", column(rows, it -> it.skill().reads()))
                .param("preferred", column(rows, it -> it.skill().preferred()))
                .update();
    }

    private void insertWords(List<Person> persons) {
        var rows = new ArrayList<WordRow>();
        for (var person : persons) {
            NameSearch.wordsOf(person)
                    .forEach(it -> rows.add(new WordRow(person.id().value(), it)));
        }
        var person = column(rows, WordRow::person);
        var sound = column(rows, it -> it.word().sound());
        jdbc.sql("""
                insert into people.name_key (sound, person_id, latin)
                select * from unnest(cast(:sound as text[]), cast(:person as uuid[]), cast(:latin as text[]))
                on conflict do nothing
                """)
                .param("sound", sound)
                .param("person", person)
                .param("latin", column(rows, it -> it.word().latin()))
                .update();
        jdbc.sql("""
                insert into people.name_sound (sound)
                select distinct sound from unnest(cast(:sound as text[])) as it (sound) order by sound
                on conflict do nothing
                """).param("sound", sound).update();
    }

    void relate(Collection<Kinship> ties) {
        jdbc.sql("""
                insert into people.kinship (person_id, relation, relative_id)
                select * from unnest(cast(:person as uuid[]), cast(:relation as text[]), cast(:relative as uuid[]))
                on conflict do nothing
                """)
                .param("person", column(ties, it -> it.person().value()))
                .param("relation", column(ties, Kinship::relation))
                .param("relative", column(ties, it -> it.relative().value()))
                .update();
    }

    void died(PersonId person) {
        jdbc.sql("update people.person set life = 'DECEASED' where id = :id")
                .param("id", person.value())
                .update();
    }

    /// Every tie of the given persons, each told from their side.
    List<Kinship> kinOf(Collection<PersonId> persons) {
        return jdbc.sql("""
                select person_id, relation, relative_id, false as other_way
                  from people.kinship where person_id = any(cast(:ids as uuid[]))
                union all
                select person_id, relation, relative_id, true
                  from people.kinship where relative_id = any(cast(:ids as uuid[]))
                """)
                .param("ids", column(persons, PersonId::value))
                .query((row, _) -> {
                    var tie = new Kinship(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            Relation.valueOf(row.getString("relation")),
                            new PersonId(row.getObject("relative_id", UUID.class)));
                    return row.getBoolean("other_way") ? tie.inverse() : tie;
                })
                .list();
    }

    Map<PersonId, Person> all(Collection<PersonId> ids) {
        var persons = new HashMap<PersonId, Person>();
        jdbc.sql("""
                select p.*,
                       array(select n.given from people.person_name n where n.person_id = p.id order by n.position) as givens,
                       array(select n.family from people.person_name n where n.person_id = p.id order by n.position) as families,
                       array(select n.script from people.person_name n where n.person_id = p.id order by n.position) as scripts,
                       array(select l.language || ' ' || l.speaks || ' ' || l.reads || ' ' || l.preferred
                               from people.person_language l where l.person_id = p.id
                              order by l.preferred desc, l.language) as languages
                  from people.person p
                 where p.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", column(ids, PersonId::value))
                .query((row, _) -> person(row))
                .list()
                .forEach(it -> persons.put(it.id(), it));
        return persons;
    }

    private static List<PersonName> names(ResultSet row) throws SQLException {
        var givens = texts(row, "givens");
        var families = texts(row, "families");
        var scripts = texts(row, "scripts");
        var names = new ArrayList<PersonName>();
        for (int i = 0; i < givens.length; i++) {
            names.add(new PersonName(givens[i], families[i], new Script(scripts[i])));
        }
        return names;
    }

    private static List<LanguageSkill> languages(ResultSet row) throws SQLException {
        var languages = new ArrayList<LanguageSkill>();
        for (var language : texts(row, "languages")) {
            var parts = language.split(" ", -1);
            languages.add(new LanguageSkill(
                    new LanguageTag(parts[0]),
                    Boolean.parseBoolean(parts[1]),
                    Boolean.parseBoolean(parts[2]),
                    Boolean.parseBoolean(parts[3])));
        }
        return languages;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static BirthDate birth(ResultSet row) throws SQLException {
        var date = row.getObject("birth_date", LocalDate.class);
        return date == null ? new BirthDate.YearOnly(Year.of(row.getInt("birth_year"))) : new BirthDate.Exact(date);
    }

    private static Person person(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var occupation = row.getString("occupation");
        return new Person(
                new PersonId(id),
                names(row),
                birth(row),
                Sex.valueOf(row.getString("sex")),
                MaritalStatus.valueOf(row.getString("marital_status")),
                LifeStatus.valueOf(row.getString("life")),
                new CountryCode(row.getString("country_of_origin")),
                languages(row),
                new Education(
                        EducationLevel.ofIsced(row.getString("education_level")),
                        row.getObject("last_grade", Integer.class),
                        Literacy.valueOf(row.getString("literacy"))),
                occupation == null ? null : new OccupationCode(occupation));
    }
}
