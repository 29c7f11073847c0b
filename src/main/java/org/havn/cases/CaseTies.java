package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what ties cases together.
@Component
class CaseTies {
    private final JdbcClient jdbc;

    CaseTies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void link(Collection<CaseLink> links) {
        jdbc.sql("""
                insert into cases.case_link (one, other, within_minutes)
                select least(a collate "C", b collate "C"), greatest(a collate "C", b collate "C"), minutes
                  from unnest(cast(:one as text[]), cast(:other as text[]), cast(:minutes as integer[]))
                    as it (a, b, minutes)
                on conflict do nothing
                """)
                .param("one", column(links, CaseLink::one))
                .param("other", column(links, CaseLink::other))
                .param("minutes", column(links, CaseLink::withinMinutes))
                .update();
    }

    List<CaseLink> linksOf(Collection<CaseNumber> numbers) {
        return jdbc.sql("""
                select * from cases.case_link where one = any(:numbers) or other = any(:numbers) order by one, other
                """)
                .param("numbers", column(numbers, it -> it))
                .query((row, _) -> new CaseLink(
                        new CaseNumber(row.getString("one")),
                        new CaseNumber(row.getString("other")),
                        row.getObject("within_minutes", Integer.class)))
                .list();
    }
}
