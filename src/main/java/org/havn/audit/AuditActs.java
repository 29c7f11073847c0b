package org.havn.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the trail tells about itself.
@Configuration(proxyBeanMethods = false)
public class AuditActs {
    /// Somebody read the trail.
    public static final Act TRAIL_OPENED = Act.opening("audit.trail.opened");

    @Bean
    Acts actsOfAudit() {
        return Acts.of("audit", TRAIL_OPENED);
    }
}
