package org.havn.access.keeping;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What keeping and erasing tell the audit trail.
@Configuration(proxyBeanMethods = false)
class KeepingActs {
    static final Act ERASED = Act.change("access.erasure.done");
    static final Act PERSON_ERASED = Act.change("access.erasure.person");
    static final Act WORDS_ERASED = Act.change("access.erasure.words");
    static final Act AGED_OUT = Act.change("access.retention.done");
    static final Act RULE_SET = Act.change("access.retention.rule-set");
    static final Act OLDER_KEYS_GONE = Act.change("access.keys.older-destroyed");
    static final Act ERASURES_OPENED = Act.opening("access.erasure.opened");
    static final Act COPY_MADE = Act.opening("access.copy.made");

    @Bean
    Acts actsOfKeeping() {
        return Acts.of(
                "access",
                ERASED,
                PERSON_ERASED,
                WORDS_ERASED,
                AGED_OUT,
                RULE_SET,
                OLDER_KEYS_GONE,
                ERASURES_OPENED,
                COPY_MADE);
    }
}
