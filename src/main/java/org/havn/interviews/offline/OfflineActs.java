package org.havn.interviews.offline;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the audit trail is told of interviews that are away. Never which question, and never what was said.
@Configuration(proxyBeanMethods = false)
class OfflineActs {
    static final Act TAKEN = Act.change("interviews.taken-along");
    static final Act UNLOCKED = Act.opening("interviews.device-unlocked");
    static final Act RECEIVED = Act.change("interviews.device-received");
    static final Act RECORDING = Act.change("interviews.device-recording");
    static final Act RETURNED = Act.change("interviews.device-returned");
    static final Act REVOKED = Act.change("interviews.device-revoked");

    @Bean
    Acts actsOfInterviewsAway() {
        return Acts.of("interviews", TAKEN, UNLOCKED, RECEIVED, RECORDING, RETURNED, REVOKED);
    }
}
