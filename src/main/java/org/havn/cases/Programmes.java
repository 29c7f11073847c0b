package org.havn.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.UnitId;
import org.havn.reference.CountryCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The resettlement programmes: whose quota it is, from where, to where, until when.
@Service
public class Programmes {
    private final JdbcClient jdbc;

    Programmes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a programme; one of the same identifier stays as it is.
    @Transactional
    public void open(Programme programme) {
        open(programme, null);
    }

    /// Keeps a programme that somebody opens.
    ///
    /// @param because why; null where Havn loads it itself
    @Transactional
    void open(Programme programme, @Nullable String because) {
        jdbc.sql("""
                insert into cases.programme (id, name, quota, country_of_asylum, receiving_country,
                                             opens_on, settle_by, held_by, placed_by, demo, because)
                values (:id, :name, :quota, :asylum, :receiving, :opensOn, :settleBy, :heldBy, :placedBy, :demo, :because)
                on conflict do nothing
                """)
                .param("id", programme.id().value())
                .param("name", programme.name())
                .param("quota", programme.quota())
                .param("asylum", programme.countryOfAsylum().value())
                .param("receiving", programme.receivingCountry().value())
                .param("opensOn", programme.opensOn())
                .param("settleBy", programme.settleBy())
                .param("heldBy", programme.heldBy().value())
                .param("placedBy", programme.placedBy().value())
                .param("demo", programme.demo())
                .param("because", because)
                .update();
    }

    /// Every programme, the newest first.
    @Transactional(readOnly = true)
    public List<Programme> all() {
        return jdbc.sql("select * from cases.programme order by opens_on desc, id")
                .query((row, _) -> new Programme(
                        new ProgrammeId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getInt("quota"),
                        new CountryCode(row.getString("country_of_asylum")),
                        new CountryCode(row.getString("receiving_country")),
                        row.getObject("opens_on", LocalDate.class),
                        row.getObject("settle_by", LocalDate.class),
                        new UnitId(row.getObject("held_by", UUID.class)),
                        new UnitId(row.getObject("placed_by", UUID.class)),
                        row.getBoolean("demo")))
                .list();
    }

    /// The programme with this identifier.
    @Transactional(readOnly = true)
    public Optional<Programme> find(ProgrammeId id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
