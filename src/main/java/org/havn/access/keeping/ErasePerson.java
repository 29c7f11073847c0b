package org.havn.access.keeping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.springframework.stereotype.Component;

/// The erasure of a person, or of a whole family with its case. Nobody does it alone, and nothing brings it back.
@Component
class ErasePerson implements SecondedAct {
    static final String CODE = "access.erase";

    private final CaseMembers members;
    private final Erasures erasures;

    ErasePerson(CaseMembers members, Erasures erasures) {
        this.members = members;
        this.erasures = erasures;
    }

    /// @param member the person's id, or empty for the whole family
    static Map<String, String> parameters(String caseNumber, String member) {
        return Map.of("case", caseNumber, "person", member);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var number = parameters.getOrDefault("case", "");
        var whom = whom(parameters);
        var position =
                members.of(number).indexOf(whom.persons().stream().findFirst().orElse(null)) + 1;
        return List.of(
                new Change("access.erasure.case", number, whom.cases().isEmpty() ? number : ""),
                new Change(
                        "access.erasure.persons",
                        Integer.toString(whom.persons().size()),
                        whom.cases().isEmpty() ? "-" + position : "0"));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        erasures.agreed(Erasure.Cause.REQUEST, null, whom(parameters));
    }

    private Whom whom(Map<String, String> parameters) {
        var number = parameters.getOrDefault("case", "");
        var person = parameters.getOrDefault("person", "");
        if (members.of(number).isEmpty()) {
            throw new MemberNotThere();
        }
        if (person.isEmpty()) {
            return erasures.family(Set.of(number));
        }
        var id = UUID.fromString(person);
        if (!members.of(number).contains(id)) {
            throw new MemberNotThere();
        }
        members.requireRemovable(number, id);
        return new Whom(Set.of(id), Set.of());
    }
}
