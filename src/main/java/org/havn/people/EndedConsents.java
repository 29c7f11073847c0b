package org.havn.people;

import static org.havn.platform.Columns.column;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where somebody's consent has ended, for the work that Havn does by itself.
@Component
public class EndedConsents {
    private final JdbcClient jdbc;
    private final Clock clock;

    EndedConsents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Of each of these cases in which a consent to one of the purposes holds no more, all lines of its ledger, the
    /// newest first. A newer line may have taken the place of the one that ended.
    @Transactional(readOnly = true)
    public Map<String, List<Consent>> ledgers(Collection<String> cases, Collection<ConsentPurpose> purposes) {
        return jdbc
                .sql("""
                select * from people.consent
                 where case_number in (
                       select case_number from people.consent
                        where case_number = any(:cases) and purpose = any(:purposes)
                          and (withdrawn_at is not null or until_on < :today or assent = 'REFUSED'))
                 order by given_at desc, id desc
                """)
                .param("cases", column(cases, it -> it))
                .param("purposes", column(purposes, it -> it))
                .param("today", LocalDate.now(clock))
                .query((row, _) -> Consents.consent(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Consent::caseNumber, LinkedHashMap::new, Collectors.toList()));
    }
}
