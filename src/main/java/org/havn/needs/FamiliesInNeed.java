package org.havn.needs;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How many families have an open need of each kind, for figures of the whole country.
@Service
public class FamiliesInNeed {
    /// A kind of need.
    ///
    /// @param capability the kind, without a language
    /// @param must families of which somebody has to have it where they settle
    /// @param wish families that wish for it, and no more than that
    public record Kind(String capability, int must, int wish) {}

    private final JdbcClient jdbc;

    FamiliesInNeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Each kind that some family needs, by code.
    @Transactional(readOnly = true)
    public List<Kind> byKind() {
        return jdbc.sql("""
                select capability, count(*) filter (where must) as must, count(*) filter (where not must) as wish
                  from (select split_part(capability, ':', 1) as capability, case_number, bool_or(hard) as must
                          from needs.need
                         where capability is not null and state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                         group by 1, 2) as family
                 group by capability order by capability
                """)
                .query((row, _) -> new Kind(row.getString("capability"), row.getInt("must"), row.getInt("wish")))
                .list();
    }
}
