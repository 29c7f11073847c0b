package org.havn.placement;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havn.cases.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What families themselves ranked. Asked, never inferred.
@Component
class Wishes {
    static final int MOST = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    Wishes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Municipality codes in the family's order; families that were not asked are left out.
    Map<CaseNumber, List<String>> of(Collection<CaseNumber> households) {
        var ranked = new HashMap<CaseNumber, List<String>>();
        jdbc.sql("select * from placement.wish where case_number = any(:numbers) order by case_number, rank")
                .param("numbers", households.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(row -> {
                    ranked.computeIfAbsent(new CaseNumber(row.getString("case_number")), _ -> new ArrayList<>())
                            .add(row.getString("municipality"));
                });
        return ranked;
    }

    /// Replaces a family's ranking.
    @Transactional
    public void keep(CaseNumber household, List<String> municipalities, String toldTo) {
        jdbc.sql("delete from placement.wish where case_number = :number")
                .param("number", household.value())
                .update();
        var rank = 0;
        for (var municipality : municipalities.stream().distinct().limit(MOST).toList()) {
            rank++;
            jdbc.sql("""
                    insert into placement.wish (case_number, rank, municipality, told_to, told_at)
                    values (:number, :rank, :municipality, :who, :now)
                    """)
                    .param("number", household.value())
                    .param("rank", rank)
                    .param("municipality", municipality)
                    .param("who", toldTo)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
