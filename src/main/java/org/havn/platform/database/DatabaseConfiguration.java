package org.havn.platform.database;

import java.util.Optional;
import javax.sql.DataSource;
import org.havn.platform.Asking;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts [IdentifiedDatabase] in front of the pool, so that no connection is had without it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    static BeanPostProcessor everyConnectionSaysWhoAsks(ObjectProvider<Asking> asking) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof DataSource database && !(bean instanceof IdentifiedDatabase)
                        ? new IdentifiedDatabase(database, () -> asking.getIfAvailable(() -> Optional::empty))
                        : bean;
            }
        };
    }
}
