package org.havn.access.exports;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What exports tell the audit trail.
@Configuration(proxyBeanMethods = false)
class ExportActs {
    static final Act ASKED = Act.change("access.export.asked");
    /// Once for each case in the file: a family is shown that its data left, and why.
    static final Act TAKEN_OUT = Act.opening("access.export.taken-out");
    static final Act COLLECTED = Act.opening("access.export.collected");
    static final Act LIST_OPENED = Act.opening("access.export.list-opened");
    static final Act RECIPIENT_REGISTERED = Act.change("access.recipient.registered");
    static final Act RECIPIENT_ENDED = Act.change("access.recipient.ended");

    @Bean
    Acts actsOfExports() {
        return Acts.of("access", ASKED, TAKEN_OUT, COLLECTED, LIST_OPENED, RECIPIENT_REGISTERED, RECIPIENT_ENDED);
    }
}
