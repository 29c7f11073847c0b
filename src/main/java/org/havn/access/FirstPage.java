package org.havn.access;

import java.util.Set;

/// Where somebody begins: the first page of their task.
final class FirstPage {
    private FirstPage() {}

    static String of(Set<Role> roles) {
        if (roles.contains(Role.FAMILY_MEMBER)) {
            return FamilyDoor.HOME;
        }
        if (roles.contains(Role.PLACEMENT_OFFICER) || roles.contains(Role.CASEWORKER) || roles.contains(Role.AUDITOR)) {
            return "/work";
        }
        if (roles.contains(Role.ADMINISTRATOR)) {
            return "/work/accounts";
        }
        if (roles.contains(Role.SETTLEMENT_COORDINATOR)) {
            return "/work/municipality";
        }
        return roles.contains(Role.DATA_PROTECTION_OFFICER) ? "/work/case-openings" : "/work/account";
    }
}
