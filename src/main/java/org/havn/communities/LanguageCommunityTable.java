package org.havn.communities;

import java.util.List;
import java.util.Set;
import org.havn.reference.CsvImport;
import org.havn.reference.LanguageTag;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// `communities.language_community`
@Component
@Order(7)
class LanguageCommunityTable implements CsvTable<LanguageCommunity> {
    private final JdbcTemplate jdbc;
    private final KnownPlaces places;

    LanguageCommunityTable(JdbcTemplate jdbc, KnownPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    @Override
    public String key() {
        return "language-communities";
    }

    @Override
    public Set<String> columns() {
        return Set.of("municipality", "language", "speakers", "source", "as_of", "confidence");
    }

    @Override
    public CsvImport.Meaning<LanguageCommunity> meaning() {
        var municipalities = places.municipalities();
        return row -> new LanguageCommunity(
                municipalities.read(row, "municipality"),
                new LanguageTag(row.text("language")),
                row.whole("speakers", 0, 1_000_000),
                row.provenance());
    }

    @Override
    public Object keyOf(LanguageCommunity community) {
        return List.of(community.community(), community.language());
    }

    @Override
    public List<LanguageCommunity> all() {
        return jdbc.query(
                "select * from communities.language_community order by municipality, language",
                (row, _) -> new LanguageCommunity(
                        new CommunityId(row.getString("municipality")),
                        new LanguageTag(row.getString("language")),
                        row.getInt("speakers"),
                        Provenances.of(row)));
    }

    @Override
    public void write(List<LanguageCommunity> communities) {
        jdbc.batchUpdate("""
                insert into communities.language_community
                    (municipality, language, speakers, source, as_of, confidence)
                values (?, ?, ?, ?, ?, ?)
                on conflict (municipality, language) do update
                   set speakers = excluded.speakers,
                       source = excluded.source, as_of = excluded.as_of, confidence = excluded.confidence
                """, communities, 500, (row, community) -> {
            row.setString(1, community.community().value());
            row.setString(2, community.language().value());
            row.setInt(3, community.speakers());
            Provenances.set(row, 4, community.provenance());
        });
    }
}
