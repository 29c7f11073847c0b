package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.reference.Priority;
import org.springframework.stereotype.Component;

/// A case goes before others. Every family that waits is behind the one that was raised, so nobody raises one alone.
@Component
class RaisePriority implements SecondedAct {
    static final String CODE = "cases.raise-priority";

    /// The two priorities of a case, which are never the same field.
    enum Which {
        PROCESSING,
        SUBMISSION;

        Priority of(ResettlementCase household) {
            return this == PROCESSING ? household.processingPriority() : household.submissionPriority();
        }
    }

    private final Cases cases;
    private final CaseRows caseRows;
    private final CompositionRows rows;

    RaisePriority(Cases cases, CaseRows caseRows, CompositionRows rows) {
        this.cases = cases;
        this.caseRows = caseRows;
        this.rows = rows;
    }

    static Map<String, String> parameters(CaseNumber number, Which which, Priority to) {
        return Map.of("case", number.value(), "which", which.name(), "to", to.name());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.CASEWORKER, Role.PLACEMENT_OFFICER);
    }

    @Override
    public Collection<Map<String, String>> forReader(Collection<Map<String, String>> asked) {
        return SeenCases.among(caseRows, asked);
    }

    @Override
    public Optional<String> caseNumber(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("case"));
    }

    /// @throws PriorityNotRaised if it would not be higher than it is
    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var household = household(parameters);
        var which = which(parameters);
        var to = to(parameters);
        if (to.compareTo(which.of(household)) >= 0) {
            throw new PriorityNotRaised();
        }
        return List.of(
                new Change("cases.number", "", household.number().value()),
                new Change(
                        which == Which.PROCESSING ? "cases.case.processing-priority" : "cases.case.submission-priority",
                        "@cases.priority." + which.of(household),
                        "@cases.priority." + to));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var household = household(parameters);
        var which = which(parameters);
        var to = to(parameters);
        rows.raise(
                household.number(),
                (which == Which.PROCESSING ? to : household.processingPriority()).name(),
                (which == Which.SUBMISSION ? to : household.submissionPriority()).name());
        cases.tell(household.number(), "cases.thread.raised." + which, List.of(to.name()), null);
    }

    private ResettlementCase household(Map<String, String> parameters) {
        return cases.get(new CaseNumber(parameters.getOrDefault("case", "")));
    }

    private static Which which(Map<String, String> parameters) {
        return Which.valueOf(parameters.getOrDefault("which", ""));
    }

    private static Priority to(Map<String, String> parameters) {
        return Priority.valueOf(parameters.getOrDefault("to", ""));
    }
}
