package org.havn.needs;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What proposals tell the audit trail. Never which rule: it tells too much.
@Configuration(proxyBeanMethods = false)
class ProposalActs {
    static final Act PROPOSED = Act.change("needs.proposed");
    static final Act CONFIRMED = Act.change("needs.proposal-confirmed");
    static final Act SET_ASIDE = Act.change("needs.proposal-set-aside");

    @Bean
    Acts actsOfNeeds() {
        return Acts.of("needs", PROPOSED, CONFIRMED, SET_ASIDE);
    }
}
