package org.havn.audit;

import java.util.Set;
import org.havn.platform.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the trail stands in the navigation.
@Configuration(proxyBeanMethods = false)
class AuditNavigation {

    @Bean
    NavigationEntry trailInNavigation() {
        return new NavigationEntry(80, "/work/audit", "audit.trail", Set.of("AUDITOR"));
    }
}
