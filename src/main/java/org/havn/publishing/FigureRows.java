package org.havn.publishing;

import static org.havn.platform.Columns.column;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.publishing.release.Cell;
import org.havn.publishing.release.Fate;
import org.havn.publishing.release.Figure;
import org.havn.publishing.release.LastShown;
import org.havn.publishing.release.ReleaseMaker.Past;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of releases. No row is about a person; what is open to all is written once.
@Component
class FigureRows {
    private static final int SECRET = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What figures are rounded by: drawn once, the same for good.
    byte[] dither() {
        var fresh = new byte[SECRET];
        random.nextBytes(fresh);
        jdbc.sql("insert into publishing.dither (secret) values (:fresh) on conflict do nothing")
                .param("fresh", fresh)
                .update();
        return jdbc.sql("select secret from publishing.dither")
                .query(byte[].class)
                .single();
    }

    /// Keeps a draft in place of the one that was there.
    void draft(Release release, List<Figure> figures, Past after) {
        jdbc.sql("delete from publishing.release where state = 'DRAFT'").update();
        jdbc.sql("""
                insert into publishing.release (id, counted_on, threshold, state, made_at)
                values (:id, :on, :threshold, :state, :at)
                """)
                .param("id", release.id())
                .param("on", release.countedOn())
                .param("threshold", release.threshold())
                .param("state", release.state().name())
                .param("at", utc(release.madeAt()))
                .update();
        var places = new ArrayList<Integer>();
        for (var place = 0; place < figures.size(); place++) {
            places.add(place);
        }
        jdbc.sql("""
                insert into publishing.figure (release, place, table_name, row_name, column_name, counted, rounded, fate,
                                               last_rounded, last_counted)
                select :release, * from unnest(cast(:place as integer[]), cast(:table as text[]), cast(:row as text[]),
                    cast(:column as text[]), cast(:counted as integer[]), cast(:rounded as integer[]),
                    cast(:fate as text[]), cast(:lastRounded as integer[]), cast(:lastCounted as integer[]))
                """)
                .param("release", release.id())
                .param("place", column(places, it -> it))
                .param("table", column(figures, it -> it.cell().table()))
                .param("row", column(figures, it -> it.cell().row()))
                .param("column", column(figures, it -> it.cell().column()))
                .param("counted", column(figures, Figure::counted))
                .param("rounded", column(figures, Figure::rounded))
                .param("fate", column(figures, Figure::fate))
                .param("lastRounded", column(figures, it -> {
                    var last = after.lastShown().get(it.cell());
                    return last == null ? null : last.rounded();
                }))
                .param("lastCounted", column(figures, it -> {
                    var last = after.lastShown().get(it.cell());
                    return last == null ? null : last.counted();
                }))
                .update();
    }

    Optional<Release> waiting() {
        return jdbc.sql("select * from publishing.release where state = 'DRAFT'")
                .query((row, _) -> release(row))
                .optional();
    }

    /// A draft, held until the transaction ends.
    Optional<Release> held(UUID id) {
        return jdbc.sql("select * from publishing.release where id = :id and state = 'DRAFT' for update")
                .param("id", id)
                .query((row, _) -> release(row))
                .optional();
    }

    List<Figure> figuresOf(UUID release) {
        return jdbc.sql("select * from publishing.figure where release = :release order by place")
                .param("release", release)
                .query((row, _) -> new Figure(
                        cell(row), row.getInt("counted"), row.getInt("rounded"), Fate.valueOf(row.getString("fate"))))
                .list();
    }

    /// What the public knows so far.
    Past past() {
        var shown = new HashMap<Cell, LastShown>();
        var held = new HashSet<Cell>();
        jdbc.sql("""
                select f.* from publishing.figure f
                 where f.release = (select id from publishing.release where state = 'PUBLISHED'
                                     order by decided_at desc limit 1)
                """).query(row -> {
            var last = row.getObject("last_rounded", Integer.class);
            if (last != null) {
                shown.put(cell(row), new LastShown(last, row.getInt("last_counted")));
            }
            if (!row.getString("fate").equals(Fate.SHOWN.name())) {
                held.add(cell(row));
            }
        });
        return new Past(shown, held);
    }

    /// Lets a draft out. The counts behind older releases go: only the newest is compared with.
    void publish(UUID release, UUID askedBy, UUID agreedBy, Instant at) {
        jdbc.sql("""
                delete from publishing.figure
                 where release in (select id from publishing.release where state = 'PUBLISHED')
                """).update();
        jdbc.sql("""
                update publishing.release
                   set state = 'PUBLISHED', asked_by = :asked, agreed_by = :agreed, decided_at = :at where id = :id
                """)
                .param("id", release)
                .param("asked", askedBy)
                .param("agreed", agreedBy)
                .param("at", utc(at))
                .update();
        jdbc.sql("""
                insert into publishing.open_release (id, counted_on, threshold, published_at)
                select id, counted_on, threshold, decided_at from publishing.release where id = :id
                """).param("id", release).update();
        jdbc.sql("""
                insert into publishing.open_figure (release, place, table_name, row_name, column_name, figure)
                select release, place, table_name, row_name, column_name, case when fate = 'SHOWN' then rounded end
                  from publishing.figure where release = :id
                """).param("id", release).update();
    }

    /// Keeps that a draft was refused; its counts go.
    ///
    /// @return whether it still was a draft
    boolean refuse(UUID release, UUID by, Instant at) {
        var refused = jdbc.sql("""
                        update publishing.release set state = 'REFUSED', agreed_by = :by, decided_at = :at
                         where id = :id and state = 'DRAFT'
                        """)
                        .param("id", release)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
        if (refused) {
            jdbc.sql("delete from publishing.figure where release = :id")
                    .param("id", release)
                    .update();
        }
        return refused;
    }

    /// What is out, the newest first.
    List<OpenRelease> open() {
        return jdbc.sql("select * from publishing.open_release order by published_at desc, id")
                .query((row, _) -> new OpenRelease(
                        row.getObject("id", UUID.class),
                        row.getObject("counted_on", LocalDate.class),
                        row.getInt("threshold"),
                        row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<OpenFigure> openFiguresOf(UUID release) {
        return jdbc.sql("select * from publishing.open_figure where release = :release order by place")
                .param("release", release)
                .query((row, _) -> new OpenFigure(cell(row), row.getObject("figure", Integer.class)))
                .list();
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getString("table_name"), row.getString("row_name"), row.getString("column_name"));
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getObject("id", UUID.class),
                row.getObject("counted_on", LocalDate.class),
                row.getInt("threshold"),
                Release.State.valueOf(row.getString("state")),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
