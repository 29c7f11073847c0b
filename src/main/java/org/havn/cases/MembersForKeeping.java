package org.havn.cases;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.havn.access.keeping.CaseMembers;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells who is on a case to those who look after people's rights: ids, and nothing of the case.
@Component
class MembersForKeeping implements CaseMembers {
    private static final String WORK = "cases.members";

    private final JdbcClient jdbc;

    MembersForKeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<UUID> of(String caseNumber) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql("select person_id from cases.case_member where case_number = :number order by position")
                        .param("number", caseNumber)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
    }

    @Override
    public void requireRemovable(String caseNumber, UUID person) {
        var applicants = OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                select count(*) from cases.case_member
                 where person_id = :person and relationship = 'PRINCIPAL_APPLICANT'
                """).param("person", person).query(Integer.class).single());
        if (applicants > 0) {
            throw new PrincipalApplicantStays();
        }
    }

    @Override
    public List<String> endedBefore(LocalDate day) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                select case_number from cases.resettlement_case c
                 where (stage = 'CLOSED' and stage_since < :day)
                    or exists (select from cases.side_state s
                                where s.case_number = c.case_number and s.ended is null
                                  and s.state = 'WITHDRAWN_BY_FAMILY' and s.since < :moment)
                 order by case_number
                """)
                        .param("day", day)
                        .param("moment", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .query((row, _) -> row.getString(1))
                        .list());
    }
}
