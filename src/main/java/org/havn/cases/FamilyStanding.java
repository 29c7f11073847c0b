package org.havn.cases;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How far a case has come, as a family's own account may know it: the stage, and whether something holds it up. The
/// database shows that account no member, category or thread to begin with.
@Component
public class FamilyStanding {
    /// @param waits whether something sets the case aside
    public record Standing(Stage stage, LocalDate since, boolean waits) {}

    private final JdbcClient jdbc;

    FamilyStanding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Nothing where the case is closed to this account for now.
    @Transactional(readOnly = true)
    public Optional<Standing> of(CaseNumber number) {
        return jdbc.sql("""
                select stage, stage_since,
                       exists (select from cases.side_state s
                                where s.case_number = c.case_number and s.ended is null) as waits
                  from cases.resettlement_case c where case_number = :number
                """)
                .param("number", number.value())
                .query((row, _) -> new Standing(
                        Stage.valueOf(row.getString("stage")),
                        row.getObject("stage_since", LocalDate.class),
                        row.getBoolean("waits")))
                .optional();
    }
}
