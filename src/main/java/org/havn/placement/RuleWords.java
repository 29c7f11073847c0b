package org.havn.placement;

import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Says a rule that people made as one sentence.
@Component
class RuleWords {
    private final ReasonWords reasons;

    RuleWords(ReasonWords reasons) {
        this.reasons = reasons;
    }

    String sentence(Rule rule, Words words) {
        return switch (rule) {
            case Rule.Pin pin ->
                words.say(
                        "placement.rule.pin",
                        pin.household().value(),
                        reasons.community(pin.community().value()));
            case Rule.Forbid forbid ->
                words.say(
                        "placement.rule.forbid",
                        forbid.household().value(),
                        reasons.community(forbid.community().value()));
            case Rule.Reserve reserve ->
                words.say(
                        "placement.rule.reserve",
                        reserve.amount(),
                        reasons.dimension(reserve.dimension().key(), words),
                        reasons.community(reserve.community().value()));
            case Rule.Away away ->
                words.say(
                        "placement.rule.away",
                        away.household().value(),
                        away.minutes(),
                        reasons.community(away.from().value()));
            case Rule.Near near ->
                words.say(
                        "placement.rule.near",
                        near.household().value(),
                        near.minutes(),
                        near.other().value());
            case Rule.Apart apart ->
                words.say(
                        "placement.rule.apart",
                        apart.household().value(),
                        apart.minutes(),
                        apart.other().value());
        };
    }
}
