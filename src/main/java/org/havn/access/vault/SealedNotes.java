package org.havn.access.vault;

import java.util.List;
import java.util.Optional;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals what is still readable in columns of sentences about families, some hundred rows at a time, so
/// that a start that was killed is continued by the next one; and seals anew when a key is turned.
@Component
class SealedNotes implements AtStart, SealedRows {
    private record Row(String id, String caseNumber, String words) {
        @Override
        public String toString() {
            return "Row[" + id + ", hidden]";
        }
    }

    private final ObjectProvider<SealedNote> notes;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SealedNotes(ObjectProvider<SealedNote> notes, Vault vault, JdbcClient jdbc, TransactionTemplate transaction) {
        this.notes = notes;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void run(Telling telling) {
        OwnWork.run(
                "access.seal-notes",
                () -> notes.orderedStream().forEach(note -> {
                    var done = 0;
                    for (var some = sealSome(note); some > 0; some = sealSome(note)) {
                        done += some;
                        telling.step("access.start.sealing", done, done);
                    }
                }));
    }

    private int sealSome(SealedNote note) {
        var sealed = transaction.execute(_ -> {
            var rows = jdbc.sql(note.readable())
                    .query((row, _) ->
                            new Row(row.getString("row"), row.getString("case_number"), row.getString("words")))
                    .list();
            var bytes = vault.sealOrLose(rows.stream()
                    .map(it -> note.unsealed(it.id(), it.caseNumber(), it.words()))
                    .toList());
            for (var i = 0; i < rows.size(); i++) {
                change(note, rows.get(i).id(), bytes.get(i));
            }
            return rows.size();
        });
        return sealed == null ? 0 : sealed;
    }

    @Override
    public void reseal(KeyOwner owner) {
        if (owner.mayBeHousehold()) {
            OwnWork.run(
                    "access.reseal-notes",
                    () -> caseOf(owner)
                            .ifPresent(number -> notes.orderedStream().forEach(note -> reseal(note, number))));
        }
    }

    /// The case of the household whose key this is.
    private Optional<String> caseOf(KeyOwner owner) {
        return jdbc.sql("select case_number from access.case_scope").query((row, _) -> row.getString(1)).list().stream()
                .filter(it -> KeyOwner.household(it).equals(owner))
                .findFirst();
    }

    private void reseal(SealedNote note, String number) {
        transaction.executeWithoutResult(_ -> jdbc
                .sql(note.sealed())
                .param("number", number)
                .query((row, _) -> note.found(row.getString("row"), number, row.getBytes("sealed")))
                .list()
                .stream()
                .filter(vault::stale)
                .forEach(it -> vault.reseal(List.of(it))
                        .getFirst()
                        .ifPresent(anew -> change(note, it.place().row(), anew))));
    }

    private void change(SealedNote note, String row, byte[] sealed) {
        jdbc.sql(note.seal()).param("sealed", sealed).param("row", row).update();
    }
}
