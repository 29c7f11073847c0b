package org.havn.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Two connections of the trail's own, opened when they are first needed. Somebody who reads inside a read-only
/// transaction holds one of the ordinary connections already; if all readers wanted a second one from the same pool at
/// the same moment, they would wait for each other for ever.
@Component
class SideDoor implements DisposableBean {
    private static final int CONNECTIONS = 2;

    private final DataSource ordinary;
    private @Nullable HikariDataSource own;

    SideDoor(DataSource ordinary) {
        this.ordinary = ordinary;
    }

    synchronized JdbcClient jdbc() {
        if (own == null) {
            own = open(ordinary);
        }
        return JdbcClient.create(own == null ? ordinary : own);
    }

    private static @Nullable HikariDataSource open(DataSource like) {
        try {
            if (!like.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            var settings = new HikariConfig();
            like.unwrap(HikariDataSource.class).copyStateTo(settings);
            settings.setPoolName("havn-audit");
            settings.setMaximumPoolSize(CONNECTIONS);
            settings.setMinimumIdle(0);
            settings.setIdleTimeout(TimeUnit.SECONDS.toMillis(30));
            settings.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
            return new HikariDataSource(settings);
        } catch (SQLException noPool) {
            throw new IllegalStateException("The trail's own connections cannot be opened", noPool);
        }
    }

    @Override
    public synchronized void destroy() {
        if (own != null) {
            own.close();
        }
    }
}
