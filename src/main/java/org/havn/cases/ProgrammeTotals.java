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

    /// The same families and persons, told apart in three ways.
    ///
    /// @param bySize by the number of persons in a household
    /// @param waiting families that wait for a placement
    record Totals(
            Map<Stage, Total> byStage, Map<Priority, Total> byPriority, Map<Integer, Total> bySize, int waiting) {}

    private final JdbcClient jdbc;

    ProgrammeTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Reads the cases once for all of it.
    @Transactional(readOnly = true)
    Totals of(ProgrammeId programme) {
        var byStage = new EnumMap<Stage, Total>(Stage.class);
        var byPriority = new EnumMap<Priority, Total>(Priority.class);
        var bySize = new TreeMap<Integer, Total>();
        jdbc.sql("""
                select stage, submission_priority, household_size, count(*) as families, sum(household_size) as people
                  from cases.resettlement_case where programme_id = :id
                 group by grouping sets (stage, submission_priority, household_size)
                """).param("id", programme.value()).query(row -> {
            var total = new Total(row.getInt("families"), row.getInt("people"));
            if (row.getString("stage") != null) {
                byStage.put(Stage.valueOf(row.getString("stage")), total);
            } else if (row.getString("submission_priority") != null) {
                byPriority.put(Priority.valueOf(row.getString("submission_priority")), total);
            } else {
                bySize.put(row.getInt("household_size"), total);
            }
        });
        return new Totals(byStage, byPriority, bySize, waiting(programme));
    }

    private int waiting(ProgrammeId programme) {
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
