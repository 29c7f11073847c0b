package org.havn.access;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Organisations and their units.
@Service
public class Units {
    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps an organisation; one of the same identifier or name stays as it is.
    @Transactional
    public void found(Organisation organisation) {
        jdbc.sql("""
                insert into access.organisation (id, name, kind, country) values (:id, :name, :kind, :country)
                on conflict do nothing
                """)
                .param("id", organisation.id())
                .param("name", organisation.name())
                .param("kind", organisation.kind().name())
                .param("country", organisation.country())
                .update();
    }

    /// Keeps a unit of an organisation; one of the same identifier or name stays as it is.
    @Transactional
    public void open(UnitId unit, UUID organisation, String name) {
        jdbc.sql("""
                insert into access.unit (id, organisation, name) values (:id, :organisation, :name)
                on conflict do nothing
                """)
                .param("id", unit.value())
                .param("organisation", organisation)
                .param("name", name)
                .update();
    }

    /// Every unit, by organisation and name.
    @Transactional(readOnly = true)
    public List<Unit> all() {
        return jdbc.sql("""
                select u.id, u.name, o.name as organisation
                  from access.unit u join access.organisation o on o.id = u.organisation
                 order by o.name, u.name
                """)
                .query((row, _) -> new Unit(
                        new UnitId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("organisation")))
                .list();
    }
}
