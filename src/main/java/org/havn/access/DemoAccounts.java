package org.havn.access;

import java.util.List;
import java.util.Set;

/// The accounts of the demonstration. They exist only where the data are invented.
public final class DemoAccounts {
    /// One person for each task. The passwords are printed on purpose: nothing real is behind them.
    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount("ingrid", "Ingrid Vik", "placement-officer-demo", Role.PLACEMENT_OFFICER),
            new DemoAccount("jonas", "Jonas Lund", "caseworker-demo-only", Role.CASEWORKER),
            new DemoAccount("solveig", "Solveig Aas", "auditor-demo-only", Role.AUDITOR),
            new DemoAccount("admin", "Kari Berg", "administrator-demo-only", Role.ADMINISTRATOR));

    private DemoAccounts() {}

    /// Opens those that are missing.
    public static void openIn(Accounts accounts) {
        for (var account : ALL) {
            accounts.open(account.signInName(), account.displayName(), account.password(), Set.of(account.role()));
        }
    }

    /// An invented colleague.
    public record DemoAccount(String signInName, String displayName, String password, Role role) {}
}
