package org.havn.cases;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What cases tell the audit trail.
@Configuration(proxyBeanMethods = false)
class CaseActs {
    static final Act OPENED = Act.opening("cases.opened");
    static final Act TRAIL_OPENED = Act.opening("cases.trail.opened");

    static final Act ACCESS_OPENED = Act.opening("cases.access-opened");

    static final Act PROGRAMME_OPENED = Act.change("cases.programme.opened");
    static final Act CHANGED = Act.change("cases.changed");

    static final Act QUOTA_RELEASED = Act.change("cases.quota.released");
    static final Act PERSONS_MERGED = Act.change("cases.persons.merged");
    static final Act PERSONS_SPLIT = Act.change("cases.persons.split");

    @Bean
    Acts actsOfCases() {
        return Acts.of(
                "cases",
                OPENED,
                TRAIL_OPENED,
                ACCESS_OPENED,
                PROGRAMME_OPENED,
                CHANGED,
                QUOTA_RELEASED,
                PERSONS_MERGED,
                PERSONS_SPLIT);
    }
}
