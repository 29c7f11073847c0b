package org.havn.needs;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals the words of an owner's needs anew when their key is turned.
@Component
class ResealedWords implements SealedRows {
    private record HouseholdNeed(UUID need, KeyOwner owner) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    ResealedWords(JdbcClient jdbc, Vault vault, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "needs.reseal",
                () -> transaction.executeWithoutResult(_ -> {
                    resealWords(owner);
                    resealTranslations(owner);
                    resealSteps(owner);
                }));
    }

    private void resealWords(KeyOwner owner) {
        for (var need : needsOf(owner)) {
            jdbc.sql("select verbatim, outcome, restricted_codes from needs.own_words where need_id = :id for update")
                    .param("id", need)
                    .query((row, _) -> List.of(
                            anew(SealedWords.verbatim(need), owner, row.getBytes("verbatim")),
                            anew(SealedWords.outcome(need), owner, row.getBytes("outcome")),
                            anew(SealedWords.codes(need), owner, row.getBytes("restricted_codes"))))
                    .optional()
                    .ifPresent(it -> change(need, it.get(0), it.get(1), it.get(2)));
        }
    }

    private void change(UUID need, Optional<byte[]> verbatim, Optional<byte[]> outcome, Optional<byte[]> codes) {
        jdbc.sql("""
                update needs.own_words
                   set verbatim = coalesce(cast(:verbatim as bytea), verbatim),
                       outcome = coalesce(cast(:outcome as bytea), outcome),
                       restricted_codes = coalesce(cast(:codes as bytea), restricted_codes)
                 where need_id = :id
                """)
                .param("id", need)
                .param("verbatim", verbatim.orElse(null))
                .param("outcome", outcome.orElse(null))
                .param("codes", codes.orElse(null))
                .update();
    }

    private void resealTranslations(KeyOwner owner) {
        for (var need : needsOf(owner)) {
            var texts = new HashMap<String, Optional<byte[]>>();
            jdbc.sql("select language, text from needs.translation where need_id = :id for update")
                    .param("id", need)
                    .query((row, _) -> {
                        var language = row.getString("language");
                        return texts.put(
                                language, anew(SealedWords.translation(need, language), owner, row.getBytes("text")));
                    })
                    .list();
            texts.forEach((language, text) -> text.ifPresent(it -> jdbc.sql("""
                    update needs.translation set text = :text where need_id = :id and language = :language
                    """)
                    .param("text", it)
                    .param("id", need)
                    .param("language", language)
                    .update()));
        }
    }

    private void resealSteps(KeyOwner owner) {
        for (var need : needsOf(owner)) {
            var texts = new HashMap<UUID, Optional<byte[]>>();
            jdbc.sql("""
                    select w.step_id, w.words from needs.step_words w join needs.step s on s.id = w.step_id
                     where s.need_id = :id
                    """)
                    .param("id", need)
                    .query((row, _) -> {
                        var step = row.getObject("step_id", UUID.class);
                        return texts.put(step, anew(SealedWords.step(step), owner, row.getBytes("words")));
                    })
                    .list();
            texts.forEach((step, text) -> text.ifPresent(it -> replace(step, it)));
        }
    }

    /// What was said at a step is never changed, so the application may not update it.
    private void replace(UUID step, byte[] sealed) {
        jdbc.sql("delete from needs.step_words where step_id = :id")
                .param("id", step)
                .update();
        jdbc.sql("insert into needs.step_words (step_id, words) values (:id, :words)")
                .param("id", step)
                .param("words", sealed)
                .update();
    }

    /// Empty where nothing is sealed, where the newest key seals it already, or where its owner was erased.
    private Optional<byte[]> anew(Place place, KeyOwner owner, byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        var sealed = new Sealed(place, owner, bytes);
        return vault.stale(sealed) ? vault.reseal(List.of(sealed)).getFirst() : Optional.empty();
    }

    /// A person's needs, or those of a household as a whole. Which case has a household's key shows only by
    /// trying, and there are few cases to try: those with a need of nobody's.
    private List<UUID> needsOf(KeyOwner owner) {
        var ofPerson = jdbc.sql("select id from needs.need where person_id = :person")
                .param("person", owner.id())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        return ofPerson.isEmpty() ? ofHousehold(owner) : ofPerson;
    }

    private List<UUID> ofHousehold(KeyOwner owner) {
        return jdbc
                .sql("select id, case_number from needs.need where person_id is null")
                .query((row, _) -> new HouseholdNeed(
                        row.getObject("id", UUID.class), KeyOwner.household(row.getString("case_number"))))
                .list()
                .stream()
                .filter(it -> it.owner().equals(owner))
                .map(HouseholdNeed::need)
                .toList();
    }
}
