package org.havn.needs;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.cases.CaseCriterion;
import org.havn.cases.CaseNumber;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.springframework.stereotype.Component;

/// Narrows the list of cases to those with a need, and shows beside each case what it needs.
@Component
class NeedCriterion implements CaseCriterion {
    static final String PARAMETER = "need";
    /// More would make a list unreadable; the case page has them all.
    private static final int SHOWN = 2;

    private final NeedCounts counts;
    private final Capabilities capabilities;

    NeedCriterion(NeedCounts counts, Capabilities capabilities) {
        this.counts = counts;
        this.capabilities = capabilities;
    }

    @Override
    public String parameter() {
        return PARAMETER;
    }

    @Override
    public String labelKey() {
        return "needs.need";
    }

    @Override
    public List<Choice> choices(Words words) {
        return counts.capabilities().stream()
                .map(it -> new Choice(it, name(it, words)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    @Override
    public Set<CaseNumber> casesWith(String value) {
        return counts.casesNeeding(value);
    }

    @Override
    public Map<CaseNumber, String> shown(Collection<CaseNumber> cases, Words words) {
        var shown = new HashMap<CaseNumber, String>();
        counts.asked(cases).forEach((number, asked) -> {
            var first = asked.stream().limit(SHOWN).map(it -> name(it, words)).collect(Collectors.joining(", "));
            shown.put(
                    number, asked.size() > SHOWN ? first + " " + words.say("needs.more", asked.size() - SHOWN) : first);
        });
        return shown;
    }

    private String name(String capability, Words words) {
        return capabilities.name(new CapabilityCode(capability), words.locale());
    }
}
