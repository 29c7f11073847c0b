package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts of needs, for lists and figures.
@Component
class NeedCounts {
    /// Open needs that ask for one capability; an empty capability stands for wishes that ask nothing of the place.
    record Count(String capability, int needs, int hard) {}

    private final JdbcClient jdbc;

    NeedCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The counts of all cases but these. A programme's cases may be ten thousand; the others are few or none.
    @Transactional(readOnly = true)
    List<Count> byCapabilityWithout(Collection<CaseNumber> others) {
        return jdbc.sql("""
                select coalesce(capability, '') as capability, count(*) as needs, count(*) filter (where hard) as hard
                  from needs.need
                 where state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN') and case_number <> all(:others)
                 group by capability order by capability is null, 2 desc, 1
                """)
                .param("others", column(others, it -> it))
                .query((row, _) -> new Count(row.getString("capability"), row.getInt("needs"), row.getInt("hard")))
                .list();
    }

    /// Every capability that some need asks for.
    @Transactional(readOnly = true)
    List<String> capabilities() {
        // steps from one to the next in the index, instead of reading every need for a few dozen codes; begins before
        // the first, so that the table, and with it the question which cases are seen, stands here only once
        return jdbc.sql("""
                with recursive code as (
                    select '' as capability
                    union all
                    select (select n.capability from needs.need n
                             where n.capability > code.capability order by n.capability limit 1)
                      from code where code.capability is not null
                )
                select capability from code where capability <> ''
                """).query((row, _) -> row.getString(1)).list();
    }

    /// The cases with an open need for the capability.
    @Transactional(readOnly = true)
    Set<CaseNumber> casesNeeding(String capability) {
        return new HashSet<>(jdbc.sql("""
                select case_number from needs.need
                 where capability = :capability and state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                """)
                .param("capability", capability)
                .query((row, _) -> new CaseNumber(row.getString(1)))
                .list());
    }

    /// For each case the capabilities that its open needs ask for, the hard and severe ones first.
    @Transactional(readOnly = true)
    Map<CaseNumber, List<String>> asked(Collection<CaseNumber> cases) {
        var byCase = new HashMap<CaseNumber, LinkedHashMap<String, Boolean>>();
        jdbc.sql("""
                select case_number, capability from needs.need
                 where case_number = any(:numbers) and capability is not null
                   and state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN')
                 order by case_number, hard desc, rank
                """)
                .param("numbers", column(cases, it -> it))
                .query((row, _) -> byCase.computeIfAbsent(
                                new CaseNumber(row.getString("case_number")), _ -> new LinkedHashMap<>())
                        .put(row.getString("capability"), true))
                .list();
        var asked = new HashMap<CaseNumber, List<String>>();
        byCase.forEach((number, capabilities) -> asked.put(number, List.copyOf(capabilities.keySet())));
        return asked;
    }
}
