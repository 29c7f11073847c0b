package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Passkeys in the database.
@Component
class PasskeyRows {
    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void insert(Passkey it) {
        jdbc.sql("""
                insert into access.passkey (id, account, credential_id, attested, sign_count, backup_eligible, backed_up,
                                            name, added_at)
                values (:id, :account, :credential, :attested, :count, :synced, :backedUp, :name, :at)
                """)
                .param("id", it.id())
                .param("account", it.account())
                .param("credential", bytes(it.credentialId()))
                .param("attested", bytes(it.attested()))
                .param("count", it.signCount())
                .param("synced", it.synced())
                .param("backedUp", it.backedUp())
                .param("name", it.name())
                .param("at", it.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The passkey with this credential, held until the transaction ends, so that two uses are one after the other.
    Optional<Passkey> held(String credentialId) {
        return jdbc.sql("select * from access.passkey where credential_id = :credential for update")
                .param("credential", bytes(credentialId))
                .query((row, _) -> from(row))
                .optional();
    }

    /// An account's passkeys, oldest first.
    List<Passkey> of(UUID account) {
        return jdbc.sql("select * from access.passkey where account = :account order by added_at, id")
                .param("account", account)
                .query((row, _) -> from(row))
                .list();
    }

    @Transactional
    void used(UUID id, long signCount, boolean backedUp, Instant at) {
        jdbc.sql("""
                update access.passkey set sign_count = :count, backed_up = :backedUp, last_used_at = :at where id = :id
                """)
                .param("id", id)
                .param("count", signCount)
                .param("backedUp", backedUp)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Takes a passkey of this account away.
    ///
    /// @return whether there was one
    @Transactional
    boolean remove(UUID account, UUID id) {
        return jdbc.sql("delete from access.passkey where id = :id and account = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /// Two removals at once, of the last two, must not both find another one left.
    @Transactional
    void oneAtATime(UUID account) {
        jdbc.sql("select 1 from access.account where id = :id for update")
                .param("id", account)
                .query(Integer.class)
                .optional();
    }

    private static Passkey from(ResultSet row) throws SQLException {
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                text(row.getBytes("credential_id")),
                text(row.getBytes("attested")),
                row.getLong("sign_count"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                row.getString("name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
