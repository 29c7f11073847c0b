package org.havn.publishing;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What publishing tells the audit trail.
@Configuration(proxyBeanMethods = false)
class PublishingActs {
    static final Act COUNTED = Act.change("publishing.figures.counted");
    static final Act PUBLISHED = Act.change("publishing.figures.published");
    static final Act REFUSED = Act.change("publishing.figures.refused");

    @Bean
    Acts actsOfPublishing() {
        return Acts.of("publishing", COUNTED, PUBLISHED, REFUSED);
    }
}
