package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.people.PersonId;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of cases and their members.
@Component
class CaseRows {
    private record MemberRow(CaseNumber number, int position, CaseMember member) {}

    static final SealedNote CATEGORIES = new SealedNote("cases.resettlement_case", "categories", """
            select case_number as row, case_number, concat_ws(' ', primary_category, secondary_category) as words
              from cases.resettlement_case
             where primary_category is not null order by case_number limit 500 for update skip locked
            """, """
            update cases.resettlement_case
               set primary_category = null, secondary_category = null, categories_sealed = :sealed
             where case_number = :row
            """, """
            select case_number as row, case_number, categories_sealed as sealed from cases.resettlement_case
             where categories_sealed is not null and case_number = :number
            """);

    private final JdbcClient jdbc;
    private final Vault vault;

    CaseRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Stores new cases.
    void insert(List<ResettlementCase> cases) {
        insertCases(cases);
        insertMembers(cases);
    }

    private void insertCases(List<ResettlementCase> cases) {
        var categories = sealedCategories(cases);
        jdbc.sql("""
                insert into cases.resettlement_case
                       (case_number, programme_id, stage, stage_since, decision, categories_sealed,
                        processing_priority, submission_priority, registered_on, household_size)
                select number, programme, stage, since, decision, decode(categories, 'hex'), processing, submission,
                       registered, size
                  from unnest(cast(:number as text[]), cast(:programme as uuid[]), cast(:stage as text[]),
                              cast(:since as date[]), cast(:decision as text[]), cast(:categories as text[]),
                              cast(:processing as text[]), cast(:submission as text[]), cast(:registered as date[]),
                              cast(:size as smallint[]))
                       as it (number, programme, stage, since, decision, categories, processing, submission,
                              registered, size)
                """)
                .param("number", column(cases, ResettlementCase::number))
                .param("programme", column(cases, it -> it.programme().value()))
                .param("stage", column(cases, ResettlementCase::stage))
                .param("since", column(cases, ResettlementCase::stageSince))
                .param("decision", column(cases, ResettlementCase::decision))
                .param("categories", column(cases, it -> categories.get(it.number())))
                .param("processing", column(cases, ResettlementCase::processingPriority))
                .param("submission", column(cases, ResettlementCase::submissionPriority))
                .param("registered", column(cases, ResettlementCase::registeredOn))
                .param("size", column(cases, ResettlementCase::householdSize))
                .update();
    }

    /// By case, in hexadecimal: in which categories it was submitted tells of violence, illness and more.
    private Map<CaseNumber, String> sealedCategories(List<ResettlementCase> cases) {
        var bytes = vault.seal(cases.stream()
                .map(it -> {
                    var first = Objects.requireNonNull(it.primaryCategory(), "a case is opened with its category");
                    var second = it.secondaryCategory();
                    var number = it.number().value();
                    return CATEGORIES.unsealed(
                            number, number, second == null ? first.value() : first.value() + " " + second.value());
                })
                .toList());
        var sealed = new HashMap<CaseNumber, String>();
        for (var i = 0; i < cases.size(); i++) {
            sealed.put(cases.get(i).number(), HexFormat.of().formatHex(bytes.get(i)));
        }
        return sealed;
    }

    /// The categories in which a case was submitted, the primary one first, opened on record; none where
    /// the family was erased, or the reader sees no such case.
    List<SubmissionCategory> categoriesOf(CaseNumber number) {
        return jdbc
                .sql("""
                select concat_ws(' ', primary_category, secondary_category) as categories, categories_sealed
                  from cases.resettlement_case where case_number = :number
                """)
                .param("number", number.value())
                .query((row, _) -> KeptNote.in(row, CATEGORIES, number.value()))
                .optional()
                .map(it -> vault.openNotes(number.value(), "cases.categories", List.of(it))
                        .getFirst())
                .stream()
                .flatMap(it -> Arrays.stream(it.split(" ", -1)))
                .filter(it -> !it.isEmpty())
                .map(SubmissionCategory::new)
                .toList();
    }

    private void insertMembers(List<ResettlementCase> cases) {
        var rows = new ArrayList<MemberRow>();
        for (var it : cases) {
            for (var position = 0; position < it.members().size(); position++) {
                rows.add(new MemberRow(it.number(), position, it.members().get(position)));
            }
        }
        jdbc.sql("""
                insert into cases.case_member (case_number, position, person_id, relationship, travels)
                select * from unnest(cast(:number as text[]), cast(:position as smallint[]), cast(:person as uuid[]),
                                     cast(:relationship as text[]), cast(:travels as boolean[]))
                """)
                .param("number", column(rows, MemberRow::number))
                .param("position", column(rows, MemberRow::position))
                .param("person", column(rows, it -> it.member().person().value()))
                .param("relationship", column(rows, it -> it.member().relationship()))
                .param("travels", column(rows, it -> it.member().travels()))
                .update();
    }

    /// The cases with these numbers, in the order of their numbers, each with its members and what sets it
    /// aside, in one question.
    List<ResettlementCase> all(Collection<CaseNumber> numbers) {
        return jdbc.sql("""
                select c.*,
                       array(select m.person_id || ' ' || m.relationship || ' ' || m.travels from cases.case_member m
                              where m.case_number = c.case_number order by m.position) as members,
                       array(select s.state from cases.side_state s
                              where s.case_number = c.case_number and s.ended is null) as aside
                  from cases.resettlement_case c
                 where c.case_number = any(:numbers)
                 order by c.case_number
                """)
                .param("numbers", column(numbers, CaseNumber::value))
                .query((row, _) -> resettlementCase(row))
                .list();
    }

    /// Holds a case until the transaction ends, so that two people never move it at once.
    void hold(CaseNumber number) {
        jdbc.sql("select 1 from cases.resettlement_case where case_number = :number for update")
                .param("number", number.value())
                .query(Integer.class)
                .optional();
    }

    /// Writes a case's stage and decision, unless it has changed since it was read.
    ///
    /// @return the case as it then stands
    ResettlementCase update(ResettlementCase changed) {
        var rows = jdbc.sql("""
                update cases.resettlement_case
                   set stage = :stage, stage_since = :since, decision = :decision, version = version + 1
                 where case_number = :number and version = :version
                """)
                .param("stage", changed.stage().name())
                .param("since", changed.stageSince())
                .param(
                        "decision",
                        changed.decision() == null ? null : changed.decision().name())
                .param("number", changed.number().value())
                .param("version", changed.version())
                .update();
        if (rows == 0) {
            throw new CaseChangedMeanwhile(changed.number());
        }
        return changed.stored();
    }

    /// Which of these cases the reader sees.
    Set<String> seen(Collection<String> numbers) {
        return new HashSet<>(
                jdbc.sql("select case_number from cases.resettlement_case where case_number = any(:numbers)")
                        .param("numbers", column(numbers, it -> it))
                        .query((row, _) -> row.getString(1))
                        .list());
    }

    /// Accepted cases of a programme that nothing sets aside and that have no place yet.
    List<CaseNumber> awaitingPlacement(ProgrammeId programme) {
        return jdbc.sql("""
                select case_number from cases.resettlement_case c
                 where programme_id = :programme and stage = 'DECIDED' and decision = 'ACCEPTED'
                   and not exists (select from cases.side_state s
                                    where s.case_number = c.case_number and s.ended is null)
                 order by case_number
                """)
                .param("programme", programme.value())
                .query((row, _) -> new CaseNumber(row.getString(1)))
                .list();
    }

    int peopleOf(ProgrammeId programme) {
        return jdbc.sql("select coalesce(sum(household_size), 0) from cases.resettlement_case where programme_id = :id")
                .param("id", programme.value())
                .query((row, _) -> row.getInt(1))
                .single();
    }

    List<CaseNumber> ofProgramme(ProgrammeId programme) {
        return jdbc.sql("""
                select case_number from cases.resettlement_case where programme_id = :programme order by case_number
                """)
                .param("programme", programme.value())
                .query((row, _) -> new CaseNumber(row.getString(1)))
                .list();
    }

    List<CaseNumber> ofOtherProgrammes(ProgrammeId programme) {
        return jdbc.sql("select case_number from cases.resettlement_case where programme_id <> :programme")
                .param("programme", programme.value())
                .query((row, _) -> new CaseNumber(row.getString(1)))
                .list();
    }

    Map<PersonId, CaseNumber> withMembers(Collection<PersonId> persons) {
        var found = new HashMap<PersonId, CaseNumber>();
        jdbc.sql("select person_id, case_number from cases.case_member where person_id = any(cast(:ids as uuid[]))")
                .param("ids", column(persons, PersonId::value))
                .query((row, _) -> found.put(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new CaseNumber(row.getString("case_number"))))
                .list();
        return found;
    }

    Map<PersonId, CaseNumber> membersOf(Collection<CaseNumber> numbers) {
        var found = new HashMap<PersonId, CaseNumber>();
        jdbc.sql("select person_id, case_number from cases.case_member where case_number = any(:numbers)")
                .param("numbers", column(numbers, CaseNumber::value))
                .query((row, _) -> found.put(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new CaseNumber(row.getString("case_number"))))
                .list();
        return found;
    }

    private static CaseMember member(String told) {
        var parts = told.split(" ", -1);
        return new CaseMember(
                new PersonId(UUID.fromString(parts[0])),
                Relationship.valueOf(parts[1]),
                Boolean.parseBoolean(parts[2]));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static ResettlementCase resettlementCase(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return new ResettlementCase(
                new CaseNumber(row.getString("case_number")),
                new ProgrammeId(row.getObject("programme_id", UUID.class)),
                Arrays.stream(texts(row, "members")).map(CaseRows::member).toList(),
                Stage.valueOf(row.getString("stage")),
                row.getObject("stage_since", LocalDate.class),
                decision == null ? null : StateDecision.valueOf(decision),
                Arrays.stream(texts(row, "aside")).map(SideState::valueOf).collect(Collectors.toSet()),
                null,
                null,
                Priority.valueOf(row.getString("processing_priority")),
                Priority.valueOf(row.getString("submission_priority")),
                row.getObject("registered_on", LocalDate.class),
                row.getInt("version"));
    }
}
