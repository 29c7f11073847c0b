package org.havn.demo;

import org.havn.access.DemoAccounts;
import org.havn.access.FamilyAccounts;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Amina's own account, so that the demonstration can show what a family sees.
@Component
@ConditionalOnProperty("havn.demo")
class DemoFamilyAccount implements AtStart {
    private final Cases cases;
    private final FamilySight sight;
    private final FamilyAccounts families;

    DemoFamilyAccount(Cases cases, FamilySight sight, FamilyAccounts families) {
        this.cases = cases;
        this.sight = sight;
        this.families = families;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public void run(Telling telling) {
        cases.find(WidowsFamily.NUMBER).ifPresent(it -> {
            var applicant = it.principalApplicant().person().value();
            var seen = sight.of(it).get(applicant);
            if (seen != null) {
                families.issueForDemonstration(
                        DemoAccounts.FAMILY_NUMBER,
                        DemoAccounts.FAMILY_CODE,
                        it.number().value(),
                        applicant,
                        seen);
            }
        });
    }
}
