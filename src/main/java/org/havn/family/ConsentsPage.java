package org.havn.family;

import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FamilyAccounts;
import org.havn.access.Role;
import org.havn.people.Consents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Where a member of a family takes back what they agreed to, for themselves or for a child in their care.
@Controller("familyConsentsPage")
class ConsentsPage {
    private final FamilyAccounts families;
    private final Consents consents;

    ConsentsPage(FamilyAccounts families, Consents consents) {
        this.families = families;
        this.consents = consents;
    }

    @Allowed(Role.FAMILY_MEMBER)
    @PostMapping("/family/consents/{consent}/withdrawal")
    String withdraw(@PathVariable UUID consent) {
        var mine = families.mine().orElseThrow();
        consents.withdraw(mine.caseNumber(), consent);
        return "redirect:/family#consents";
    }
}
