package org.havn.audit.log;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// An event exactly as the database holds it, and the bytes by which the log knows it.
///
/// The bytes are canonical JSON (RFC 8785) with the names `account`, `act`, `case`, `detail`, `id`, `job`, `moment`,
/// `object-id`, `object-type`, `purpose`, `request` and `v`. What is null is left out; the moment is UTC with six
/// decimals; `v` is 1.
public record LoggedEvent(
        UUID id,
        OffsetDateTime moment,
        @Nullable UUID account,
        @Nullable String job,
        String act,
        @Nullable String purpose,
        String objectType,
        String objectId,
        @Nullable String caseNumber,
        String detail,
        @Nullable UUID request) {
    /// The columns of `audit.event` in the order in which [#from] reads them.
    public static final String COLUMNS = """
            e.id, e.moment, e.account, e.job, e.act, e.purpose, e.object_type, e.object_id, e.case_number,
            e.detail::text, e.request""";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
    private static final int FORMAT_VERSION = 1;

    /// @throws IllegalArgumentException if the detail is not what Havn writes, so somebody else did
    public byte[] leafContent() {
        var all = new TreeMap<String, Object>();
        put(all, "account", account);
        put(all, "act", act);
        put(all, "case", caseNumber);
        all.put("detail", parsed(detail));
        put(all, "id", id);
        put(all, "job", job);
        put(all, "moment", MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC)));
        put(all, "object-id", objectId);
        put(all, "object-type", objectType);
        put(all, "purpose", purpose);
        put(all, "request", request);
        all.put("v", FORMAT_VERSION);
        return CanonicalJson.of(all).getBytes(StandardCharsets.UTF_8);
    }

    /// The leaf's hash.
    public Hash leafHash() {
        return Hash.ofLeaf(leafContent());
    }

    /// Reads the columns from the given one on.
    public static LoggedEvent from(ResultSet row, int column) throws SQLException {
        return new LoggedEvent(
                row.getObject(column, UUID.class),
                row.getObject(column + 1, OffsetDateTime.class),
                row.getObject(column + 2, UUID.class),
                row.getString(column + 3),
                row.getString(column + 4),
                row.getString(column + 5),
                row.getString(column + 6),
                row.getString(column + 7),
                row.getString(column + 8),
                row.getString(column + 9),
                row.getObject(column + 10, UUID.class));
    }

    private static void put(TreeMap<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    private static Object parsed(String json) {
        try {
            return StrictJson.parse(json);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("The detail is no JSON", notJson);
        }
    }
}
