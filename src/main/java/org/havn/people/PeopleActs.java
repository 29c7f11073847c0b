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

    static final Act CONSENT_GIVEN = Act.change("people.consent-given");
    static final Act CONSENT_WITHDRAWN = Act.change("people.consent-withdrawn");
    static final Act STOP_TOLD = Act.change("people.stop-told");
    static final Act STOP_ANSWERED = Act.change("people.stop-answered");

    @Bean
    Acts actsOfPeople() {
        return Acts.of(
                "people", CONTACT_KEPT, CONTACT_REMOVED, CONSENT_GIVEN, CONSENT_WITHDRAWN, STOP_TOLD, STOP_ANSWERED);
    }
}
