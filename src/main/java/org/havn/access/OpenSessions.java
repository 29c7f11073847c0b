package org.havn.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where an account is signed in. What ends here is gone in the database, so its next request on any node is nobody's.
@Component
class OpenSessions {
    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One of them.
    ///
    /// @param key what the database knows it by, which is a hash and opens nothing
    /// @param marks what it remembers, by the names in [SessionMarks]
    record OpenSession(String key, Instant begun, Instant lastSeen, Map<String, String> marks) {
        OpenSession {
            marks = Map.copyOf(marks);
        }
    }

    /// The account's sessions that have not run out, the one used last first.
    List<OpenSession> of(UUID account) {
        var attributes = new HashMap<String, Map<String, String>>();
        var found = new LinkedHashMap<String, OpenSession>();
        jdbc.sql("""
                select s.session_id, s.creation_time, s.last_access_time, a.attribute_name, a.attribute_bytes
                  from access.session s left join access.session_attributes a on a.session_primary_id = s.primary_id
                 where s.principal_name = :account
                   and s.expiry_time > (extract(epoch from statement_timestamp()) * 1000)::bigint
                 order by s.last_access_time desc, s.session_id
                """).param("account", account.toString()).query(row -> {
            var key = row.getString("session_id");
            if (row.getBytes("attribute_bytes") != null) {
                attributes
                        .computeIfAbsent(key, _ -> new HashMap<>())
                        .put(
                                row.getString("attribute_name"),
                                new String(row.getBytes("attribute_bytes"), StandardCharsets.UTF_8));
            }
            found.put(
                    key,
                    new OpenSession(
                            key,
                            Instant.ofEpochMilli(row.getLong("creation_time")),
                            Instant.ofEpochMilli(row.getLong("last_access_time")),
                            attributes.getOrDefault(key, Map.of())));
        });
        return List.copyOf(found.values());
    }

    /// Ends one session of this account.
    ///
    /// @return whether there was such a one
    @OfWeight
    @Transactional
    boolean end(UUID account, String key) {
        return jdbc.sql("delete from access.session where session_id = :key and principal_name = :account")
                        .param("key", key)
                        .param("account", account.toString())
                        .update()
                == 1;
    }

    /// Ends all of them but one.
    ///
    /// @return how many
    @OfWeight
    @Transactional
    int endOthers(UUID account, String staying) {
        return jdbc.sql("delete from access.session where principal_name = :account and session_id <> :key")
                .param("account", account.toString())
                .param("key", staying)
                .update();
    }

    /// Ends all of them.
    ///
    /// @return how many
    @Transactional
    int endAll(UUID account) {
        return jdbc.sql("delete from access.session where principal_name = :account")
                .param("account", account.toString())
                .update();
    }
}
