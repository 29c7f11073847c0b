package org.havn.access.vault;

import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Holds a database and its key store together: a node that was given another, or an empty, key store does
/// not start.
///
/// Otherwise it would make second keys for persons who have one, and neither node could read what the other
/// sealed.
@Component
class KeyStoreBinding implements SmartInitializingSingleton {
    private final PersonKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyStoreBinding(PersonKeys keys, JdbcClient jdbc, TransactionTemplate transaction) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> hold());
    }

    private void hold() {
        jdbc.sql("insert into access.key_store (only_row, id) values (true, :id) on conflict (only_row) do nothing")
                .param("id", keys.store())
                .update();
        var bound =
                jdbc.sql("select id from access.key_store").query(UUID.class).single();
        if (!bound.equals(keys.store())) {
            throw new IllegalStateException("This database belongs to the key store " + bound
                    + ", but the one given is " + keys.store() + ". Set HAVN_KEYS to the folder of the key store that"
                    + " all nodes share; nothing has been changed.");
        }
    }
}
