package org.havn.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.havn.interviews.RestsOnForm;
import org.havn.interviews.forms.Form;
import org.havn.needs.rules.RuleNeeds;
import org.havn.needs.rules.ShippedRules;
import org.springframework.stereotype.Component;

/// Which of the rules that propose needs would find nothing in interviews on a form.
@Component
class RulesOnForm implements RestsOnForm {
    private final Clock clock;

    RulesOnForm(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Unfound> unfound(Form form) {
        var looking = new RuleNeeds(form);
        return ShippedRules.on(LocalDate.now(clock)).rules().stream()
                .map(it -> new Unfound(it.id(), looking.lacking(it), !looking.canHold(it)))
                .filter(it -> !it.lacking().isEmpty())
                .toList();
    }
}
