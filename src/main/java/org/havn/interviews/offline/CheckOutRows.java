package org.havn.interviews.offline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.Place;
import org.havn.cases.CaseNumber;
import org.havn.interviews.InterviewId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of what is on which device.
@Component
class CheckOutRows {
    static final String TABLE = "interviews.check_out";

    /// The keys of a check-out as they stand in its row, sealed but for the public one.
    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    record Keys(byte[] publicKey, byte[] privateKey, byte[] half) {
        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    private final JdbcClient jdbc;

    CheckOutRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Place privateKey(UUID id) {
        return new Place(TABLE, "private_key", id.toString());
    }

    static Place half(UUID id) {
        return new Place(TABLE, "server_half", id.toString());
    }

    void insert(CheckOut it, Keys keys) {
        jdbc.sql("""
                insert into interviews.check_out
                    (id, interview_id, case_number, account, device, because, taken_at, expires_at, public_key,
                     private_key, server_half)
                values (:id, :interview, :number, :account, :device, :because, :taken, :expires, :public, :private,
                        :half)
                """)
                .param("id", it.id())
                .param("interview", it.interview().value())
                .param("number", it.household().value())
                .param("account", it.account())
                .param("device", it.device())
                .param("because", it.because().name())
                .param("taken", utc(it.takenAt()))
                .param("expires", utc(it.expiresAt()))
                .param("public", keys.publicKey())
                .param("private", keys.privateKey())
                .param("half", keys.half())
                .update();
    }

    Optional<CheckOut> find(UUID id) {
        return jdbc.sql("select * from interviews.check_out where id = :id")
                .param("id", id)
                .query((row, _) -> checkOut(row))
                .optional();
    }

    Keys keys(UUID id) {
        return jdbc.sql("select public_key, private_key, server_half from interviews.check_out where id = :id")
                .param("id", id)
                .query((row, _) ->
                        new Keys(row.getBytes("public_key"), row.getBytes("private_key"), row.getBytes("server_half")))
                .single();
    }

    List<CheckOut> ofInterview(InterviewId interview) {
        return jdbc.sql("select * from interviews.check_out where interview_id = :id order by taken_at desc, id")
                .param("id", interview.value())
                .query((row, _) -> checkOut(row))
                .list();
    }

    List<CheckOut> ofDevice(UUID account, String device) {
        return jdbc.sql("""
                select * from interviews.check_out
                 where account = :account and device = :device order by taken_at desc, id
                """)
                .param("account", account)
                .param("device", device)
                .query((row, _) -> checkOut(row))
                .list();
    }

    void finish(UUID id, Instant at) {
        jdbc.sql("update interviews.check_out set finished_at = coalesce(finished_at, :at) where id = :id")
                .param("id", id)
                .param("at", utc(at))
                .update();
    }

    /// @return whether it was still out
    boolean end(UUID id, CheckOut.Ending ending, UUID by, Instant at) {
        return jdbc.sql("""
                        update interviews.check_out set ending = :ending, ended_at = :at, ended_by = :by
                         where id = :id and ending is null
                        """)
                        .param("id", id)
                        .param("ending", ending.name())
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    private static CheckOut checkOut(ResultSet row) throws SQLException {
        var ending = row.getString("ending");
        return new CheckOut(
                row.getObject("id", UUID.class),
                new InterviewId(row.getObject("interview_id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                row.getObject("account", UUID.class),
                row.getString("device"),
                CheckOut.Reason.valueOf(row.getString("because")),
                Objects.requireNonNull(instant(row, "taken_at"), "taken at some time"),
                Objects.requireNonNull(instant(row, "expires_at"), "expires at some time"),
                instant(row, "finished_at"),
                ending == null ? null : CheckOut.Ending.valueOf(ending));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
