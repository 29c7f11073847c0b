package org.havn.needs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeFigures;
import org.havn.cases.ProgrammeId;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.springframework.stereotype.Component;

/// A programme's needs by kind, on the page of the programme.
@Component
class NeedsByKind implements ProgrammeFigures {
    private final NeedCounts counts;
    private final Cases cases;
    private final Capabilities capabilities;

    NeedsByKind(NeedCounts counts, Cases cases, Capabilities capabilities) {
        this.counts = counts;
        this.cases = cases;
        this.capabilities = capabilities;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "needs.by-kind";
    }

    @Override
    public List<Figure> of(ProgrammeId programme, Words words) {
        return counts.byCapabilityWithout(cases.ofOtherProgrammes(programme)).stream()
                .map(it -> it.capability().isEmpty()
                        ? new Figure(words.say("needs.wish.other"), it.needs(), "", "")
                        : new Figure(
                                capabilities.name(new CapabilityCode(it.capability()), words.locale()),
                                it.needs(),
                                words.say("needs.by-kind.hard", it.hard()),
                                "/work/cases?" + NeedCriterion.PARAMETER + "="
                                        + URLEncoder.encode(it.capability(), StandardCharsets.UTF_8)))
                .toList();
    }
}
