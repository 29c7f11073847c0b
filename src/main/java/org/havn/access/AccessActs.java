package org.havn.access;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What access tells the audit trail.
@Configuration(proxyBeanMethods = false)
class AccessActs {
    static final Act OPENED_WITH_PURPOSE = Act.opening("access.case.opened");
    static final Act GLASS_BROKEN = Act.opening("access.glass.broken");
    static final Act GLASS_REVIEWED = Act.change("access.glass.reviewed");
    static final Act BUDGET_USED_UP = Act.alarm("access.budget.used-up");
    static final Act MANY_OPENED = Act.alarm("access.budget.unusual");
    static final Act WORDS_OPENED = Act.opening("access.words.opened");
    static final Act WORDS_BUDGET_USED_UP = Act.alarm("access.words.budget");
    static final Act ASKED_FOR_SECOND = Act.change("access.second.asked");
    static final Act SECONDED = Act.change("access.second.given");
    static final Act BEGUN_ALONE = Act.alarm("access.second.alone");
    static final Act NOT_SECONDED = Act.change("access.second.refused");
    static final Act ACCOUNT_OPENED = Act.change("access.account.opened");
    static final Act ACCOUNT_CLOSED = Act.change("access.account.closed");
    static final Act ROLE_GIVEN = Act.change("access.role.given");
    static final Act ROLE_ENDED = Act.change("access.role.ended");
    static final Act CASE_ASSIGNED = Act.change("access.case.assigned");
    static final Act CASE_UNASSIGNED = Act.change("access.case.unassigned");
    static final Act CASE_SHARED = Act.change("access.case.shared");
    static final Act CASE_UNSHARED = Act.change("access.case.unshared");
    static final Act CASE_EXCLUDED = Act.change("access.case.excluded");
    static final Act CASE_READMITTED = Act.change("access.case.readmitted");
    static final Act CASE_LOCKED = Act.change("access.case.locked");
    static final Act CASE_UNLOCKED = Act.change("access.case.unlocked");
    static final Act ADDRESS_PROTECTED = Act.change("access.address.protected");
    static final Act ADDRESS_SHOWN = Act.change("access.address.shown");
    static final Act TASK_GIVEN = Act.change("access.task.given");
    static final Act TASK_ENDED = Act.change("access.task.ended");
    static final Act ORGANISATION_OPENED = Act.change("access.organisation.opened");
    static final Act UNIT_OPENED = Act.change("access.unit.opened");
    static final Act SIGNED_IN = Act.change("access.signed-in");
    static final Act SIGN_IN_FAILED = Act.alarm("access.sign-in.failed");
    static final Act SIGNED_OUT = Act.change("access.signed-out");
    static final Act PAGE_REFUSED = Act.alarm("access.page.refused");
    static final Act NOT_THERE = Act.alarm("access.not-there");
    static final Act PROVED = Act.change("access.proved");
    static final Act PASSKEY_ADDED = Act.change("access.passkey.added");
    static final Act PASSKEY_REMOVED = Act.change("access.passkey.removed");
    static final Act PASSKEY_USED = Act.change("access.passkey.used");
    static final Act PASSKEY_COPIED = Act.alarm("access.passkey.copied");
    static final Act ENTRY_AGREED = Act.change("access.entry.agreed");
    static final Act ENTRY_CODE_MADE = Act.change("access.entry.code-made");
    static final Act ENTERED = Act.change("access.entry.used");
    static final Act SESSIONS_ENDED = Act.change("access.sessions.ended");
    static final Act ORGANISATION_LINKED = Act.change("access.organisation.linked");
    static final Act ORGANISATION_UNLINKED = Act.change("access.organisation.unlinked");

    static final Act FAMILY_ACCOUNT_ISSUED = Act.change("access.family-account.issued");
    static final Act FAMILY_ACCOUNT_ENDED = Act.change("access.family-account.ended");

    static final Act GLASS_LATE = Act.alarm("access.glass.late");
    static final Act APP_PASSWORD_MADE = Act.change("access.app-password-made");
    static final Act APP_PASSWORD_ENDED = Act.change("access.app-password-ended");

    @Bean
    Acts actsOfAccess() {
        return Acts.of(
                "access",
                OPENED_WITH_PURPOSE,
                GLASS_BROKEN,
                GLASS_REVIEWED,
                BUDGET_USED_UP,
                MANY_OPENED,
                WORDS_OPENED,
                WORDS_BUDGET_USED_UP,
                ASKED_FOR_SECOND,
                SECONDED,
                NOT_SECONDED,
                BEGUN_ALONE,
                ACCOUNT_OPENED,
                ACCOUNT_CLOSED,
                ROLE_GIVEN,
                ROLE_ENDED,
                SIGNED_IN,
                SIGN_IN_FAILED,
                SIGNED_OUT,
                PAGE_REFUSED,
                NOT_THERE,
                PROVED,
                PASSKEY_ADDED,
                PASSKEY_REMOVED,
                PASSKEY_USED,
                PASSKEY_COPIED,
                ENTRY_AGREED,
                ENTRY_CODE_MADE,
                ENTERED,
                SESSIONS_ENDED,
                ORGANISATION_LINKED,
                ORGANISATION_UNLINKED,
                FAMILY_ACCOUNT_ISSUED,
                FAMILY_ACCOUNT_ENDED,
                GLASS_LATE,
                CASE_ASSIGNED,
                CASE_UNASSIGNED,
                CASE_SHARED,
                CASE_UNSHARED,
                CASE_EXCLUDED,
                CASE_READMITTED,
                CASE_LOCKED,
                CASE_UNLOCKED,
                ADDRESS_PROTECTED,
                ADDRESS_SHOWN,
                TASK_GIVEN,
                TASK_ENDED,
                ORGANISATION_OPENED,
                UNIT_OPENED,
                APP_PASSWORD_MADE,
                APP_PASSWORD_ENDED);
    }
}
