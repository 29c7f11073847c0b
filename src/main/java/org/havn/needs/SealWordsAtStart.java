package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals the words that an older release kept readable, and empties the tables they were in.
///
/// Some hundred needs go into each transaction, so a start that was killed is continued by the next one.
@Component
class SealWordsAtStart implements AtStart {
    private static final int AT_A_TIME = 500;

    private record Unsealed(UUID need, KeyOwner owner, LanguageTag language, String verbatim, String outcome) {
        @Override
        public String toString() {
            return "Unsealed[" + need + ", hidden]";
        }
    }

    private record UnsealedStep(UUID step, KeyOwner owner, String words) {
        @Override
        public String toString() {
            return "UnsealedStep[" + step + ", hidden]";
        }
    }

    private final JdbcClient jdbc;
    private final SealedWords words;
    private final TransactionTemplate transaction;

    SealWordsAtStart(JdbcClient jdbc, SealedWords words, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.words = words;
        this.transaction = transaction;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void run(Telling telling) {
        var all = left();
        if (all == 0) {
            return;
        }
        var done = 0;
        var some = sealSome();
        while (some > 0) {
            done += some;
            telling.step("needs.start.sealing", done, all);
            some = sealSome();
        }
        while (sealSomeOfSteps() > 0) {
            telling.step("needs.start.sealing", all, all);
        }
        transaction.executeWithoutResult(_ -> emptyTheOldTables());
    }

    private int left() {
        return jdbc.sql("""
                select (select count(*) from needs.unsealed_words) + (select count(*) from needs.unsealed_step_words)
                """).query(Integer.class).single();
    }

    private int sealSomeOfSteps() {
        return transaction.execute(_ -> {
            var said = jdbc.sql("""
                    select w.step_id, w.words, n.case_number, n.person_id
                      from needs.unsealed_step_words w
                      join needs.step s on s.id = w.step_id join needs.need n on n.id = s.need_id
                     order by w.step_id limit :most for update of w skip locked
                    """)
                    .param("most", AT_A_TIME)
                    .query((row, _) -> new UnsealedStep(
                            row.getObject("step_id", UUID.class),
                            SealedWords.owner(row.getObject("person_id", UUID.class), row.getString("case_number")),
                            row.getString("words")))
                    .list();
            said.forEach(it -> words.insertOfStep(it.step(), it.owner(), it.words()));
            jdbc.sql("delete from needs.unsealed_step_words where step_id = any(cast(:steps as uuid[]))")
                    .param("steps", column(said, UnsealedStep::step))
                    .update();
            return said.size();
        });
    }

    private int sealSome() {
        return transaction.execute(_ -> {
            var readable = jdbc.sql("""
                    select w.*, n.case_number, n.person_id
                      from needs.unsealed_words w join needs.need n on n.id = w.need_id
                     order by w.need_id limit :most for update of w skip locked
                    """)
                    .param("most", AT_A_TIME)
                    .query((row, _) -> new Unsealed(
                            row.getObject("need_id", UUID.class),
                            SealedWords.owner(row.getObject("person_id", UUID.class), row.getString("case_number")),
                            new LanguageTag(row.getString("language")),
                            row.getString("verbatim"),
                            row.getString("outcome")))
                    .list();
            var needs = readable.stream().map(Unsealed::need).toList();
            var translations = translations(needs);
            var codes = codes(needs);
            words.insert(readable.stream()
                    .map(it -> new SealedWords.Spoken(
                            it.need(),
                            it.owner(),
                            new OwnWords(it.language(), it.verbatim(), translations.getOrDefault(it.need(), List.of())),
                            it.outcome(),
                            codes.getOrDefault(it.need(), List.of())))
                    .toList());
            keepOpenCodes(codes);
            forget(needs);
            return readable.size();
        });
    }

    private Map<UUID, List<OwnWords.Translation>> translations(Collection<UUID> needs) {
        var translations = new HashMap<UUID, List<OwnWords.Translation>>();
        jdbc.sql("select * from needs.unsealed_translation where need_id = any(cast(:needs as uuid[]))")
                .param("needs", column(needs, it -> it))
                .query((row, _) -> translations
                        .computeIfAbsent(row.getObject("need_id", UUID.class), _ -> new ArrayList<>())
                        .add(new OwnWords.Translation(
                                new LanguageTag(row.getString("language")),
                                row.getString("text"),
                                row.getString("translator"))))
                .list();
        return translations;
    }

    private Map<UUID, List<SpecificNeedCode>> codes(Collection<UUID> needs) {
        var codes = new HashMap<UUID, List<SpecificNeedCode>>();
        jdbc.sql("select * from needs.unsealed_code where need_id = any(cast(:needs as uuid[])) order by code")
                .param("needs", column(needs, it -> it))
                .query((row, _) -> codes.computeIfAbsent(row.getObject("need_id", UUID.class), _ -> new ArrayList<>())
                        .add(new SpecificNeedCode(row.getString("code"))))
                .list();
        return codes;
    }

    private void keepOpenCodes(Map<UUID, List<SpecificNeedCode>> codes) {
        codes.forEach((need, some) -> some.stream()
                .filter(it -> !RestrictedCodes.has(it))
                .forEach(it -> jdbc.sql("insert into needs.specific_need (need_id, code) values (:need, :code)")
                        .param("need", need)
                        .param("code", it.value())
                        .update()));
    }

    private void forget(Collection<UUID> needs) {
        jdbc.sql("delete from needs.unsealed_translation where need_id = any(cast(:needs as uuid[]))")
                .param("needs", column(needs, it -> it))
                .update();
        jdbc.sql("delete from needs.unsealed_code where need_id = any(cast(:needs as uuid[]))")
                .param("needs", column(needs, it -> it))
                .update();
        jdbc.sql("delete from needs.unsealed_words where need_id = any(cast(:needs as uuid[]))")
                .param("needs", column(needs, it -> it))
                .update();
    }

    /// Gives the tables' files back, rows of before included; not while another node still seals from them.
    private void emptyTheOldTables() {
        jdbc.sql("lock table needs.unsealed_words, needs.unsealed_step_words in access exclusive mode")
                .update();
        if (left() == 0) {
            jdbc.sql("""
                    truncate needs.unsealed_words, needs.unsealed_translation, needs.unsealed_code,
                             needs.unsealed_step_words
                    """).update();
        }
    }
}
