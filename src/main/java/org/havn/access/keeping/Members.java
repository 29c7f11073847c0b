package org.havn.access.keeping;

import java.util.UUID;

/// Finds a person by their number on a case, which is how pages show them to whoever may not read names.
final class Members {
    private Members() {}

    /// @throws MemberNotThere if there is no such case or member
    static UUID person(CaseMembers members, String caseNumber, String typed) {
        var all = members.of(caseNumber);
        if (!typed.strip().matches("[1-9]\\d?") || Integer.parseInt(typed.strip()) > all.size()) {
            throw new MemberNotThere();
        }
        return all.get(Integer.parseInt(typed.strip()) - 1);
    }
}
