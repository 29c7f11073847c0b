package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
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

    /// Keeps a new organisation.
    ///
    /// @return false where the name is in use
    @Transactional
    boolean foundNew(Organisation organisation, UUID by, String because) {
        return jdbc.sql("""
                        insert into access.organisation (id, name, kind, country, opened_by, because)
                        values (:id, :name, :kind, :country, :by, :because) on conflict do nothing
                        """)
                        .param("id", organisation.id())
                        .param("name", organisation.name())
                        .param("kind", organisation.kind().name())
                        .param("country", organisation.country())
                        .param("by", by)
                        .param("because", because)
                        .update()
                > 0;
    }

    /// Keeps a new unit.
    ///
    /// @return false where the organisation has one of this name
    @Transactional
    boolean openNew(Unit unit, UUID organisation, UUID by, String because) {
        return jdbc.sql("""
                        insert into access.unit (id, organisation, name, municipality, opened_by, because)
                        values (:id, :organisation, :name, :municipality, :by, :because) on conflict do nothing
                        """)
                        .param("id", unit.id().value())
                        .param("organisation", organisation)
                        .param("name", unit.name())
                        .param("municipality", unit.municipality())
                        .param("by", by)
                        .param("because", because)
                        .update()
                > 0;
    }

    /// Every organisation, by name.
    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return jdbc.sql("select id, name, kind, country from access.organisation order by name")
                .query((row, _) -> new Organisation(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Organisation.Kind.valueOf(row.getString("kind")),
                        row.getString("country")))
                .list();
    }

    /// What people call a unit, with its organisation.
    @Transactional(readOnly = true)
    public String name(UnitId unit) {
        return all().stream()
                .filter(it -> it.id().equals(unit))
                .map(it -> it.organisation() + ": " + it.name())
                .findFirst()
                .orElse("");
    }

    /// Keeps a unit that stands for a municipality; one of the same identifier or name stays as it is.
    @Transactional
    public void openFor(String municipality, UnitId unit, UUID organisation, String name) {
        open(unit, organisation, name);
        jdbc.sql("update access.unit set municipality = :municipality where id = :id and municipality is null")
                .param("municipality", municipality)
                .param("id", unit.value())
                .update();
    }

    /// The municipalities for which the account prepares, now.
    @Transactional(readOnly = true)
    public Set<String> municipalitiesOf(UUID account) {
        return Set.copyOf(
                jdbc.sql("""
                select distinct u.municipality from access.role_grant g join access.unit u on u.id = g.unit
                 where g.account = :account and g.role = 'SETTLEMENT_COORDINATOR' and g.ended_at is null
                   and (g.until_at is null or g.until_at > statement_timestamp()) and u.municipality is not null
                """).param("account", account).query(String.class).list());
    }

    /// Every unit, by organisation and name.
    @Transactional(readOnly = true)
    public List<Unit> all() {
        return jdbc.sql("""
                select u.id, u.name, o.name as organisation, u.municipality
                  from access.unit u join access.organisation o on o.id = u.organisation
                 order by o.name, u.name
                """).query((row, _) -> unit(row)).list();
    }

    static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                new UnitId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("municipality"));
    }
}
