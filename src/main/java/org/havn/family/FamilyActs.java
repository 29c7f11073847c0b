package org.havn.family;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the family's view tells the audit trail.
@Configuration(proxyBeanMethods = false)
class FamilyActs {
    static final Act LOOKED = Act.opening("family.looked");

    @Bean
    Acts actsOfFamily() {
        return Acts.of("family", LOOKED);
    }
}
