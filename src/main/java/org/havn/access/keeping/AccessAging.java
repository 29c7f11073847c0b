package org.havn.access.keeping;

import java.time.Instant;
import java.time.ZoneOffset;
import org.havn.platform.OwnWork;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What ages in access itself: traces of staff's own work.
@Configuration(proxyBeanMethods = false)
class AccessAging {
    @Bean
    AgingData openingTries(JdbcClient jdbc, TransactionTemplate transaction) {
        return aging(
                "access.opening-tries",
                jdbc,
                transaction,
                "select count(*) from access.opening_try where at < :before",
                "delete from access.opening_try where at < :before");
    }

    @Bean
    AgingData endedInvitations(JdbcClient jdbc, TransactionTemplate transaction) {
        return aging(
                "access.ended-invitations",
                jdbc,
                transaction,
                "select count(*) from access.invitation where expires_at < :before",
                "delete from access.invitation where expires_at < :before");
    }

    @Bean
    AgingData wordsOpenings(JdbcClient jdbc, TransactionTemplate transaction) {
        return aging(
                "access.words-openings",
                jdbc,
                transaction,
                "select count(*) from access.words_opening where at < :before",
                "delete from access.words_opening where at < :before");
    }

    @Bean
    AgingData lookedAt(JdbcClient jdbc, TransactionTemplate transaction) {
        return aging(
                "access.looked-at",
                jdbc,
                transaction,
                "select count(*) from access.looked_at where at < :before",
                "delete from access.looked_at where at < :before");
    }

    /// The sealed file goes; that it left, for whom and why, stays.
    @Bean
    AgingData exportFiles(JdbcClient jdbc, TransactionTemplate transaction) {
        return aging(
                "access.export-files",
                jdbc,
                transaction,
                "select count(*) from access.export where content is not null and made_at < :before",
                "update access.export set content = null, state = 'GONE' where content is not null and made_at < :before");
    }

    private static AgingData aging(
            String code, JdbcClient jdbc, TransactionTemplate transaction, String count, String delete) {
        return new AgingData() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public int due(Instant before) {
                return OwnWork.of(
                        code,
                        () -> jdbc.sql(count)
                                .param("before", before.atOffset(ZoneOffset.UTC))
                                .query(Integer.class)
                                .single());
            }

            @Override
            public int erase(Instant before) {
                var gone = OwnWork.of(
                        code,
                        () -> transaction.execute(_ -> jdbc.sql(delete)
                                .param("before", before.atOffset(ZoneOffset.UTC))
                                .update()));
                return gone == null ? 0 : gone;
            }
        };
    }
}
