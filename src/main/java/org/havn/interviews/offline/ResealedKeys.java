package org.havn.interviews.offline;

import java.util.List;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals the keys of a household's check-outs anew when the household's key is turned.
@Component
class ResealedKeys implements SealedRows {
    @SuppressWarnings("ArrayRecordComponent") // read from a row, sealed anew, let go
    private record Row(UUID id, String household, byte[] privateKey, byte[] half) {
        @Override
        public String toString() {
            return "Row[" + id + ", hidden]";
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    ResealedKeys(JdbcClient jdbc, Vault vault, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "interviews.reseal-keys",
                () -> transaction.executeWithoutResult(_ -> rows().stream()
                        .filter(it -> KeyOwner.household(it.household()).equals(owner))
                        .forEach(it -> reseal(owner, it))));
    }

    private List<Row> rows() {
        return jdbc.sql("select id, case_number, private_key, server_half from interviews.check_out for update")
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        row.getBytes("private_key"),
                        row.getBytes("server_half")))
                .list();
    }

    private void reseal(KeyOwner owner, Row row) {
        var privateKey = anew(CheckOutRows.privateKey(row.id()), owner, row.privateKey());
        var half = anew(CheckOutRows.half(row.id()), owner, row.half());
        jdbc.sql("update interviews.check_out set private_key = :private, server_half = :half where id = :id")
                .param("private", privateKey)
                .param("half", half)
                .param("id", row.id())
                .update();
    }

    private byte[] anew(Place place, KeyOwner owner, byte[] text) {
        var sealed = new Sealed(place, owner, text);
        return vault.stale(sealed) ? vault.reseal(List.of(sealed)).getFirst().orElse(text) : text;
    }
}
