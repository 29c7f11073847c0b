package org.havn.interviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormJson;
import org.havn.interviews.forms.ReadForm;
import org.havn.interviews.forms.ShippedForms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The forms, each in every version that was brought in or on which an interview was held. A version never changes, so
/// it is read once.
@Component
class FormRows {
    private final JdbcClient jdbc;
    private final FormSounds sounds;
    private final Clock clock;
    private final Map<String, Form> read = new ConcurrentHashMap<>();
    private final ReadForm shipped = ShippedForms.resettlementInterviewWithSounds();

    FormRows(JdbcClient jdbc, FormSounds sounds, Clock clock) {
        this.jdbc = jdbc;
        this.sounds = sounds;
        this.clock = clock;
    }

    /// A version with what became of it here.
    ///
    /// @param keptAt null where it came with this release and no interview was planned on it yet
    /// @param broughtBy null where it came with a release
    record Version(
            Form form, @Nullable Instant keptAt, @Nullable UUID broughtBy, int interviews, int sounds) {}

    /// The form of this release, kept for as long as an interview needs it.
    Form keepShipped() {
        return keep(shipped);
    }

    /// The newest version of a form, kept for as long as an interview needs it.
    Optional<Form> keepNewest(String id) {
        return newest(id).map(it -> is(it, shipped.get().id(), shipped.get().version()) ? keepShipped() : it);
    }

    /// The version with the largest number, whether it came with this release or somebody brought it in.
    Optional<Form> newest(String id) {
        var kept = jdbc.sql("""
                select version from interviews.form where id = :id order by cast(version as bigint) desc limit 1
                """).param("id", id).query(String.class).optional();
        var ours = shipped.get();
        if (ours.id().equals(id) && (kept.isEmpty() || isNewer(ours.version(), kept.get()))) {
            return Optional.of(ours);
        }
        return kept.map(it -> get(id, it));
    }

    /// The newest version of each form, the one of this release first.
    List<Form> offered() {
        var ours = shipped.get();
        var newest = new LinkedHashMap<String, String>();
        newest.put(ours.id(), ours.version());
        jdbc.sql("""
                select distinct on (id) id, version from interviews.form order by id, cast(version as bigint) desc
                """).query(row -> {
            newest.merge(row.getString(1), row.getString(2), (a, b) -> isNewer(b, a) ? b : a);
        });
        return newest.entrySet().stream()
                .map(it -> is(ours, it.getKey(), it.getValue()) ? ours : get(it.getKey(), it.getValue()))
                .toList();
    }

    static boolean isNewer(String version, String than) {
        return Long.parseLong(version) > Long.parseLong(than);
    }

    /// Every version of every form, the newest of each first. Interviews are counted as far as the reader sees them.
    List<Version> all() {
        var all = new ArrayList<>(jdbc.sql("""
                select f.id, f.version, f.definition, f.kept_at, f.brought_by,
                       (select count(*) from interviews.interview i
                         where i.form_id = f.id and i.form_version = f.version) as interviews,
                       (select count(*) from interviews.form_sound s
                         where s.form_id = f.id and s.form_version = f.version) as sounds
                  from interviews.form f order by f.id, cast(f.version as bigint) desc
                """).query((row, _) -> version(row)).list());
        var ours = shipped.get();
        if (all.stream().noneMatch(it -> is(it.form(), ours.id(), ours.version()))) {
            var before = (int) all.stream()
                    .filter(it -> it.form().id().compareTo(ours.id()) < 0
                            || (it.form().id().equals(ours.id())
                                    && isNewer(it.form().version(), ours.version())))
                    .count();
            all.add(before, new Version(ours, null, null, 0, shipped.sounds().size()));
        }
        return all;
    }

    private Version version(ResultSet row) throws SQLException {
        var definition = row.getString("definition");
        return new Version(
                read.computeIfAbsent(
                        key(row.getString("id"), row.getString("version")), _ -> FormJson.read(definition)),
                InterviewRows.instant(row, "kept_at"),
                row.getObject("brought_by", UUID.class),
                row.getInt("interviews"),
                row.getInt("sounds"));
    }

    private static boolean is(Form form, String id, String version) {
        return form.id().equals(id) && form.version().equals(version);
    }

    /// Keeps a version of a release with its sound files, in the transaction around it.
    Form keep(ReadForm brought) {
        keep(brought, null);
        return brought.get();
    }

    /// Keeps a version with its sound files, in the transaction around it. One that is here stays as it is: what
    /// changes about a form, or about what it sounds like, is a new version.
    ///
    /// @return whether it was new
    boolean keep(ReadForm brought, @Nullable UUID by) {
        var form = brought.get();
        var isNew = jdbc.sql("""
                insert into interviews.form (id, version, definition, kept_at, brought_by)
                values (:id, :version, :definition, :now, :by) on conflict do nothing
                """)
                        .param("id", form.id())
                        .param("version", form.version())
                        .param("definition", FormJson.write(form))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
        if (isNew) {
            sounds.keep(form, brought.sounds());
        }
        return isNew;
    }

    Form get(String id, String version) {
        return read.computeIfAbsent(
                key(id, version),
                _ -> FormJson.read(
                        jdbc.sql("select definition from interviews.form where id = :id and version = :version")
                                .param("id", id)
                                .param("version", version)
                                .query(String.class)
                                .single()));
    }

    private static String key(String id, String version) {
        return id + " " + version;
    }

    /// What a version is and sounds like, as one number; empty where it is not here.
    Optional<FormDigest> digest(String id, String version) {
        if (is(shipped.get(), id, version)) {
            return Optional.of(FormDigest.of(shipped));
        }
        return jdbc.sql("select definition from interviews.form where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(it -> FormDigest.of(FormJson.read(it), sounds.hashes(id, version)));
    }
}
