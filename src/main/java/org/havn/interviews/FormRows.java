package org.havn.interviews;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormJson;
import org.havn.interviews.forms.ReadForm;
import org.havn.interviews.forms.ShippedForms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The forms, each in every version on which an interview was held. A version never changes, so it is read once.
@Component
class FormRows {
    private final JdbcClient jdbc;
    private final FormSounds sounds;
    private final Clock clock;
    private final Map<String, Form> read = new ConcurrentHashMap<>();
    private final ReadForm newest = ShippedForms.resettlementInterviewWithSounds();

    FormRows(JdbcClient jdbc, FormSounds sounds, Clock clock) {
        this.jdbc = jdbc;
        this.sounds = sounds;
        this.clock = clock;
    }

    /// The form on which a new interview is held, kept for as long as an interview needs it.
    Form keepNewest() {
        return keep(newest);
    }

    /// Keeps a version with its sound files, in the transaction around it. One that is here stays as it is: what
    /// changes
    /// about a form, or about what it sounds like, is a new version.
    Form keep(ReadForm brought) {
        var form = brought.get();
        var isNew = jdbc.sql("""
                insert into interviews.form (id, version, definition, kept_at)
                values (:id, :version, :definition, :now) on conflict do nothing
                """)
                        .param("id", form.id())
                        .param("version", form.version())
                        .param("definition", FormJson.write(form))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (isNew) {
            sounds.keep(form, brought.sounds());
        }
        return form;
    }

    Form get(String id, String version) {
        return read.computeIfAbsent(
                id + " " + version,
                _ -> FormJson.read(
                        jdbc.sql("select definition from interviews.form where id = :id and version = :version")
                                .param("id", id)
                                .param("version", version)
                                .query(String.class)
                                .single()));
    }
}
