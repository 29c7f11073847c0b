package org.havn.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Seals the words of a need under another owner's key, because the two turned out to be one person, or did not.
/// What was erased stays unreadable.
@Component
class HandedWords {
    /// Where a sealed text stands, and the statement that writes it there.
    private record Text(Sealed sealed, String statement, Object key, String more) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    HandedWords(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void hand(CaseNumber household, UUID need, KeyOwner from, KeyOwner to, String why) {
        var texts = new ArrayList<Text>();
        jdbc.sql("select verbatim, outcome, restricted_codes from needs.own_words where need_id = :id for update")
                .param("id", need)
                .query(row -> {
                    texts.add(new Text(
                            new Sealed(SealedWords.verbatim(need), from, row.getBytes("verbatim")), """
                            update needs.own_words set verbatim = :text where need_id = :key and :more = ''""", need, ""));
                    if (row.getBytes("outcome") != null) {
                        texts.add(new Text(
                                new Sealed(SealedWords.outcome(need), from, row.getBytes("outcome")), """
                            update needs.own_words set outcome = :text where need_id = :key and :more = ''""", need, ""));
                    }
                    texts.add(new Text(
                            new Sealed(SealedWords.codes(need), from, row.getBytes("restricted_codes")),
                            """
                            update needs.own_words set restricted_codes = :text where need_id = :key and :more = ''""",
                            need,
                            ""));
                });
        jdbc.sql("select language, text from needs.translation where need_id = :id for update")
                .param("id", need)
                .query(row -> {
                    var language = row.getString("language");
                    texts.add(new Text(
                            new Sealed(SealedWords.translation(need, language), from, row.getBytes("text")),
                            """
                            update needs.translation set text = :text where need_id = :key and language = :more""",
                            need,
                            language));
                });
        jdbc.sql("""
                select w.step_id, w.words from needs.step_words w join needs.step s on s.id = w.step_id
                 where s.need_id = :id
                """).param("id", need).query(row -> {
            var step = row.getObject("step_id", UUID.class);
            // what was said at a step is never changed, so another row takes its place
            texts.add(new Text(new Sealed(SealedWords.step(step), from, row.getBytes("words")), """
                            insert into needs.step_words (step_id, words) select :key, :text where :more = ''""", step, ""));
        });
        write(household, texts, to, why);
    }

    private void write(CaseNumber household, List<Text> texts, KeyOwner to, String why) {
        var opened = vault.open(
                new Reading(household.value(), why),
                texts.stream().map(Text::sealed).toList());
        for (var i = 0; i < texts.size(); i++) {
            var it = texts.get(i);
            opened.get(i).ifPresent(text -> {
                if (it.statement().startsWith("insert")) {
                    jdbc.sql("delete from needs.step_words where step_id = :id")
                            .param("id", it.key())
                            .update();
                }
                jdbc.sql(it.statement())
                        .param("text", vault.seal(it.sealed().place(), to, text))
                        .param("key", it.key())
                        .param("more", it.more())
                        .update();
            });
        }
    }
}
