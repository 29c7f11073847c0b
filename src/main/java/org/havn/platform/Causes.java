package org.havn.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why something failed, in words that may stand in a log: the kinds of the exceptions, PostgreSQL's codes, and never a
/// message, because messages quote what people typed.
public final class Causes {
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5}");
    private static final int DEEPEST = 8;

    private Causes() {}

    /// The chain of causes, such as `DataIntegrityViolationException < PSQLException 23505`.
    public static String of(@Nullable Throwable failure) {
        var kinds = new ArrayList<String>();
        for (var cause = failure; cause != null && kinds.size() < DEEPEST; cause = cause.getCause()) {
            var kind = cause.getClass().getSimpleName();
            kinds.add(kind.isEmpty() ? cause.getClass().getName() : kind + code(cause));
        }
        return String.join(" < ", kinds);
    }

    /// The failure's own kind, such as `org.postgresql.util.PSQLException 23505`.
    static String kind(Throwable failure) {
        return failure.getClass().getName() + code(failure);
    }

    private static String code(Throwable cause) {
        return cause instanceof SQLException refused
                        && CODE.matcher(Objects.requireNonNullElse(refused.getSQLState(), ""))
                                .matches()
                ? " " + refused.getSQLState()
                : "";
    }
}
