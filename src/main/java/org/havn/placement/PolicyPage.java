package org.havn.placement;

import java.util.LinkedHashMap;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.needs.Severity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The published value policy, weight by weight.
@Controller
class PolicyPage {

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    @GetMapping("/work/placement/policy")
    String show(Model model) {
        var policy = ValuePolicy.current();
        var weights = new LinkedHashMap<String, Double>();
        for (var severity : Severity.values()) {
            weights.put("soft-need." + severity.name(), policy.softNeed().getOrDefault(severity, 0.0));
        }
        weights.put("unknown-offer", policy.unknownOffer());
        weights.put("hard-need-unchecked", policy.hardNeedUnchecked());
        weights.put("travel-hour", policy.travelHour());
        weights.put("work", policy.work());
        weights.put("adult-schooling", policy.adultSchooling());
        weights.put("language-community", policy.languageCommunity());
        weights.put("direct-line", policy.directLine());
        weights.put("own-wish", policy.ownWish());
        model.addAttribute("version", policy.version());
        model.addAttribute("weights", weights);
        return "placement/policy";
    }
}
