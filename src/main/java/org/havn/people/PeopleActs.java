package org.havn.people;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What people tells the audit trail.
@Configuration(proxyBeanMethods = false)
class PeopleActs {
    static final Act CONTACT_KEPT = Act.change("people.contact.kept");
    static final Act CONTACT_REMOVED = Act.change("people.contact.removed");

    @Bean
    Acts actsOfPeople() {
        return Acts.of("people", CONTACT_KEPT, CONTACT_REMOVED);
    }
}
