package org.havn.interviews;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals an owner's answers anew when their key is turned.
@Component
class ResealedAnswers implements SealedRows {
    @SuppressWarnings("ArrayRecordComponent") // read from a row, sealed anew, let go
    private record Row(UUID id, byte[] said) {
        @Override
        public String toString() {
            return "Row[" + id + ", hidden]";
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    ResealedAnswers(JdbcClient jdbc, Vault vault, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "interviews.reseal",
                () -> transaction.executeWithoutResult(_ -> {
                    var households = households(owner);
                    answers(owner, households);
                    conflicts(owner, households);
                    asides(owner, households);
                    topics(owner);
                }));
    }

    /// Which case has a household's key shows only by trying.
    private String[] households(KeyOwner owner) {
        return jdbc.sql("select distinct case_number from interviews.interview").query(String.class).list().stream()
                .filter(it -> KeyOwner.household(it).equals(owner))
                .toArray(String[]::new);
    }

    private void answers(KeyOwner owner, String[] households) {
        anew(owner, households, SealedAnswers::answer, """
                select a.id, a.said from interviews.answer a join interviews.interview i on i.id = a.interview_id
                 where a.person_id = :owner or (a.person_id is null and i.case_number = any(:households))
                   for update of a
                """, "update interviews.answer set said = :said where id = :id");
    }

    private void conflicts(KeyOwner owner, String[] households) {
        anew(
                owner,
                households,
                SealedAnswers::conflict,
                """
                select a.id, a.said
                  from interviews.answer_conflict a join interviews.interview i on i.id = a.interview_id
                 where a.person_id = :owner or (a.person_id is null and i.case_number = any(:households))
                   for update of a
                """,
                "update interviews.answer_conflict set said = :said where id = :id");
    }

    private void asides(KeyOwner owner, String[] households) {
        anew(
                owner,
                households,
                Asides::said,
                """
                select a.id, a.said
                  from interviews.answer_set_aside a join interviews.interview i on i.id = a.interview_id
                 where a.person_id = :owner or (a.person_id is null and i.case_number = any(:households))
                   for update of a
                """,
                "update interviews.answer_set_aside set said = :said where id = :id");
    }

    private void anew(KeyOwner owner, String[] households, Function<UUID, Place> place, String theirs, String change) {
        var found = jdbc.sql(theirs)
                .param("owner", owner.id())
                .param("households", households)
                .query((row, _) -> new Row(row.getObject("id", UUID.class), row.getBytes("said")))
                .list();
        for (var row : found) {
            var sealed = new Sealed(place.apply(row.id()), owner, row.said());
            if (vault.stale(sealed)) {
                vault.reseal(List.of(sealed))
                        .getFirst()
                        .ifPresent(it -> jdbc.sql(change)
                                .param("said", it)
                                .param("id", row.id())
                                .update());
            }
        }
    }

    private void topics(KeyOwner owner) {
        var found = jdbc.sql("select id, because from interviews.closed_topic where person_id = :owner for update")
                .param("owner", owner.id())
                .query((row, _) -> new Row(row.getObject("id", UUID.class), row.getBytes("because")))
                .list();
        for (var row : found) {
            var sealed = new Sealed(ClosedTopics.because(row.id()), owner, row.said());
            if (vault.stale(sealed)) {
                vault.reseal(List.of(sealed))
                        .getFirst()
                        .ifPresent(it -> jdbc.sql("update interviews.closed_topic set because = :said where id = :id")
                                .param("said", it)
                                .param("id", row.id())
                                .update());
            }
        }
    }
}
