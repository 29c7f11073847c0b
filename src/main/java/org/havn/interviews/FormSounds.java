package org.havn.interviews;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.havn.access.uploads.UploadKind;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormSound;
import org.havn.interviews.forms.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The sound files that read forms' questions out. They belong to one version of a form, never change, and tell nothing
/// of anybody: whoever holds interviews may hear them, and a browser may keep them. Why so:
/// `docs/decisions/0322-sounds-belong-to-a-forms-version.md`
@Component
public class FormSounds {
    private final JdbcClient jdbc;
    private final Map<String, List<Kept>> known = new ConcurrentHashMap<>();

    FormSounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A file that is here.
    ///
    /// @param md5 as OpenRosa's lists call for it; it protects nothing
    public record Kept(String name, String md5, int size) {}

    void keep(Form form, Collection<FormSound> sounds) {
        for (var it : sounds) {
            jdbc.sql("""
                    insert into interviews.form_sound (form_id, form_version, name, kind, md5, content)
                    values (:id, :version, :name, :kind, :md5, :content)
                    """)
                    .param("id", form.id())
                    .param("version", form.version())
                    .param("name", it.name())
                    .param("kind", it.kind().name())
                    .param("md5", md5(it.content()))
                    .param("content", it.content())
                    .update();
        }
    }

    /// The files of a form that an interview is held on, by name. Those that came with it: a form may name others.
    public List<Kept> of(Form form) {
        return known.computeIfAbsent(
                form.id() + " " + form.version(),
                _ -> jdbc.sql("""
                        select name, md5, length(content) from interviews.form_sound
                         where form_id = :id and form_version = :version order by name
                        """)
                        .param("id", form.id())
                        .param("version", form.version())
                        .query((row, _) -> new Kept(row.getString(1), row.getString(2), row.getInt(3)))
                        .list());
    }

    /// The SHA-256 of each file of a version, by name.
    Map<String, String> hashes(String form, String version) {
        var hashes = new TreeMap<String, String>();
        jdbc.sql("""
                select name, encode(sha256(content), 'hex') from interviews.form_sound
                 where form_id = :id and form_version = :version
                """).param("id", form).param("version", version).query(row -> {
            hashes.put(row.getString(1), row.getString(2));
        });
        return hashes;
    }

    /// One file with its content.
    @Transactional(readOnly = true)
    public Optional<FormSound> find(String form, String version, String name) {
        return jdbc.sql("""
                select kind, content from interviews.form_sound
                 where form_id = :id and form_version = :version and name = :name
                """)
                .param("id", form)
                .param("version", version)
                .param("name", name)
                .query((row, _) -> new FormSound(name, UploadKind.valueOf(row.getString(1)), row.getBytes(2)))
                .optional();
    }

    /// Where a question is heard as it is shown to whoever asks for a language; empty where no file reads that out.
    String heard(Form form, Item.Question question, String language) {
        var shown = question.label().shown(language, "en");
        var name = question.audio().byLanguage().getOrDefault(shown, "");
        return of(form).stream().anyMatch(it -> it.name().equals(name)) ? address(form, name) : "";
    }

    /// Where a file is fetched. It stands for this content forever.
    public static String address(Form form, String name) {
        return "/work/forms/" + form.id() + "/" + form.version() + "/sounds/" + name;
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has MD5", impossible);
        }
    }
}
