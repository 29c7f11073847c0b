package org.havn.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A new way in for somebody who has lost theirs. Whoever could do it alone could become anybody.
@Component
class ReplacePasskeys implements SecondedAct {
    static final String CODE = "access.replace-passkeys";

    private final EntryCodes codes;
    private final Accounts accounts;
    private final PasskeyRows passkeys;

    ReplacePasskeys(EntryCodes codes, Accounts accounts, PasskeyRows passkeys) {
        this.codes = codes;
        this.accounts = accounts;
        this.passkeys = passkeys;
    }

    static Map<String, String> parameters(UUID account) {
        return Map.of("account", account.toString());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var account = account(parameters);
        var name = accounts.displayNames(List.of(account)).getOrDefault(account, account.toString());
        return List.of(
                new Change("access.second.account", "", name),
                new Change(
                        "access.passkeys", Integer.toString(passkeys.of(account).size()), "0"));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        codes.agree(account(parameters));
    }

    private static UUID account(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("account", ""));
    }
}
