package org.havn.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A Havn at its beginning: whoever administers the demonstration has closed accounts for as long as something is done.
final class WithoutAdministrators {
    private WithoutAdministrators() {}

    static void run(JdbcClient jdbc, TransactionTemplate transaction, Runnable work) {
        set(jdbc, transaction, false);
        try {
            work.run();
        } finally {
            set(jdbc, transaction, true);
        }
    }

    private static void set(JdbcClient jdbc, TransactionTemplate transaction, boolean active) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("""
                update access.account set active = :active
                 where id in (select account from access.role_grant where role = 'ADMINISTRATOR' and ended_at is null)
                """).param("active", active).update());
    }
}
