package org.havn.access.keeping;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How long a kind of data is kept by the rule of today, for pages that tell beforehand when something goes.
@Component
public class KeptFor {
    private final RetentionRules rules;

    KeptFor(RetentionRules rules) {
        this.rules = rules;
    }

    /// Empty where there is no rule: then it is kept.
    ///
    /// @param subject the code of an [AgingData]
    public Optional<Duration> period(String subject) {
        return Optional.ofNullable(rules.today().get(subject)).map(it -> Duration.ofDays(it.days()));
    }
}
