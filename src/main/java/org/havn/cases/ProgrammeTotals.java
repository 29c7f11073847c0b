package org.havn.cases;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.havn.reference.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts of a programme's cases and persons.
@Component
class ProgrammeTotals {
    /// Families and persons of one kind.
    record Total(int families, int people) {}

    private final JdbcClient jdbc;

    ProgrammeTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    Map<Stage, Total> byStage(ProgrammeId programme) {
        var totals = new EnumMap<Stage, Total>(Stage.class);
        jdbc.sql("""
                select stage, count(*) as families, sum(household_size) as people
                  from cases.resettlement_case where programme_id = :id group by stage
                """)
                .param("id", programme.value())
                .query((row, _) -> totals.put(
                        Stage.valueOf(row.getString("stage")), new Total(row.getInt("families"), row.getInt("people"))))
                .list();
        return totals;
    }

    @Transactional(readOnly = true)
    Map<Priority, Total> byPriority(ProgrammeId programme) {
        var totals = new EnumMap<Priority, Total>(Priority.class);
        jdbc.sql("""
                select submission_priority, count(*) as families, sum(household_size) as people
                  from cases.resettlement_case where programme_id = :id group by submission_priority
                """)
                .param("id", programme.value())
                .query((row, _) -> totals.put(
                        Priority.valueOf(row.getString("submission_priority")),
                        new Total(row.getInt("families"), row.getInt("people"))))
                .list();
        return totals;
    }

    /// Families and persons by the number of persons in a household.
    @Transactional(readOnly = true)
    Map<Integer, Total> bySize(ProgrammeId programme) {
        var totals = new TreeMap<Integer, Total>();
        jdbc.sql("""
                select household_size, count(*) as families, sum(household_size) as people
                  from cases.resettlement_case where programme_id = :id group by household_size
                """)
                .param("id", programme.value())
                .query((row, _) -> totals.put(
                        row.getInt("household_size"), new Total(row.getInt("families"), row.getInt("people"))))
                .list();
        return totals;
    }

    /// Families that wait for a placement.
    @Transactional(readOnly = true)
    int waiting(ProgrammeId programme) {
        return jdbc.sql("""
                select count(*) from cases.resettlement_case c
                 where programme_id = :id and stage = 'DECIDED' and decision = 'ACCEPTED'
                   and not exists (select from cases.side_state s
                                    where s.case_number = c.case_number and s.ended is null)
                """)
                .param("id", programme.value())
                .query((row, _) -> row.getInt(1))
                .single();
    }
}
