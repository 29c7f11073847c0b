package org.havn.placement;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What placement tells the audit trail, beside the changes of cases, which tell themselves.
@Configuration(proxyBeanMethods = false)
class PlacementActs {
    static final Act RULE_MADE = Act.change("placement.rule.made");
    static final Act RULE_LIFTED = Act.change("placement.rule.lifted");
    /// How a plan left before exports had a recipient; it stands in older events.
    static final Act EXPORTED = Act.opening("placement.plan.exported");

    static final Act PROFILE_OPENED = Act.opening("placement.profile.opened");

    /// Somebody had a round solved again to find something out; nothing was changed.
    static final Act ASKED = Act.change("placement.inquiry.asked");
    static final Act LETTER = Act.opening("placement.letter.made");

    @Bean
    Acts actsOfPlacement() {
        return Acts.of("placement", RULE_MADE, RULE_LIFTED, EXPORTED, PROFILE_OPENED, ASKED, LETTER);
    }
}
