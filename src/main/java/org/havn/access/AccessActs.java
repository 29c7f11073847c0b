package org.havn.access;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What access tells the audit trail.
@Configuration(proxyBeanMethods = false)
class AccessActs {
    static final Act OPENED_WITH_PURPOSE = Act.opening("access.case.opened");
    static final Act GLASS_BROKEN = Act.opening("access.glass.broken");
    static final Act GLASS_REVIEWED = Act.change("access.glass.reviewed");
    static final Act BUDGET_USED_UP = Act.alarm("access.budget.used-up");
    static final Act MANY_OPENED = Act.alarm("access.budget.unusual");
    static final Act WORDS_OPENED = Act.opening("access.words.opened");
    static final Act WORDS_BUDGET_USED_UP = Act.alarm("access.words.budget");
    static final Act ASKED_FOR_SECOND = Act.change("access.second.asked");
    static final Act SECONDED = Act.change("access.second.given");
    static final Act BEGUN_ALONE = Act.alarm("access.second.alone");
    static final Act NOT_SECONDED = Act.change("access.second.refused");
    static final Act ACCOUNT_OPENED = Act.change("access.account.opened");
    static final Act ACCOUNT_CLOSED = Act.change("access.account.closed");
    static final Act ROLE_GIVEN = Act.change("access.role.given");
    static final Act ROLE_ENDED = Act.change("access.role.ended");

    @Bean
    Acts actsOfAccess() {
        return Acts.of(
                "access",
                OPENED_WITH_PURPOSE,
                GLASS_BROKEN,
                GLASS_REVIEWED,
                BUDGET_USED_UP,
                MANY_OPENED,
                WORDS_OPENED,
                WORDS_BUDGET_USED_UP,
                ASKED_FOR_SECOND,
                SECONDED,
                NOT_SECONDED,
                BEGUN_ALONE,
                ACCOUNT_OPENED,
                ACCOUNT_CLOSED,
                ROLE_GIVEN,
                ROLE_ENDED);
    }
}
