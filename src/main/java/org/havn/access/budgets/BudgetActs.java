package org.havn.access.budgets;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What budgets and canaries tell the audit trail.
@Configuration(proxyBeanMethods = false)
class BudgetActs {
    static final Act UNUSUAL = Act.alarm("access.looked-at.unusual");
    static final Act USED_UP = Act.alarm("access.looked-at.used-up");
    static final Act CANARY_SET = Act.change("access.canary.set");
    static final Act CANARY_ENDED = Act.change("access.canary.ended");
    static final Act CANARY_TOUCHED = Act.alarm("access.canary.touched");
    static final Act CANARIES_OPENED = Act.opening("access.canary.list-opened");

    @Bean
    Acts actsOfBudgets() {
        return Acts.of("access", UNUSUAL, USED_UP, CANARY_SET, CANARY_ENDED, CANARY_TOUCHED, CANARIES_OPENED);
    }
}
