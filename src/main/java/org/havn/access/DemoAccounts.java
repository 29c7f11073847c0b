package org.havn.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The accounts of the demonstration. They exist only where the data are invented.
public final class DemoAccounts {
    /// One person for each task. The passwords are printed on purpose: nothing real is behind them.
    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount(
                    "ingrid", "Ingrid Vik", "placement-officer-demo", Role.PLACEMENT_OFFICER, DemoUnits.PLACEMENT),
            new DemoAccount("jonas", "Jonas Lund", "caseworker-demo-only", Role.CASEWORKER, DemoUnits.ANKARA),
            new DemoAccount("selin", "Selin Kaya", "second-caseworker-demo", Role.CASEWORKER, DemoUnits.ANKARA),
            new DemoAccount("leyla", "Leyla Aydin", "beirut-caseworker-demo", Role.CASEWORKER, DemoUnits.BEIRUT),
            new DemoAccount("solveig", "Solveig Aas", "auditor-demo-only", Role.AUDITOR, DemoUnits.PLACEMENT),
            new DemoAccount(
                    "henrik", "Henrik Moe", "data-protection-demo", Role.DATA_PROTECTION_OFFICER, DemoUnits.PLACEMENT),
            new DemoAccount(
                    "marit",
                    "Marit Dahl",
                    "settlement-coordinator-demo",
                    Role.SETTLEMENT_COORDINATOR,
                    DemoUnits.BERGEN),
            new DemoAccount("admin", "Kari Berg", "administrator-demo-only", Role.ADMINISTRATOR, DemoUnits.PLACEMENT));

    /// Amina's own way in, as a family has it on a telephone without passkeys.
    public static final String FAMILY_NUMBER = "26000200";

    public static final String FAMILY_CODE = "2026112720261127";

    private DemoAccounts() {}

    /// Opens those that are missing, with the organisations that they work for.
    public static void openIn(Units units, Accounts accounts) {
        DemoUnits.openIn(units);
        for (var account : ALL) {
            accounts.open(
                    account.signInName(),
                    account.displayName(),
                    account.password(),
                    Set.of(account.role()),
                    account.unit());
        }
    }

    /// The one who holds the demonstration's interviews, where the accounts are open.
    public static Optional<UUID> caseworker(Accounts accounts) {
        return accounts.idOf("jonas");
    }

    /// The one who places the demonstration's families, where the accounts are open.
    public static Optional<UUID> officer(Accounts accounts) {
        return accounts.idOf("ingrid");
    }

    /// The one who looks after the demonstration's data, where the accounts are open.
    public static Optional<UUID> dataProtectionOfficer(Accounts accounts) {
        return accounts.idOf("henrik");
    }

    /// Opens those that are missing, where nobody has the units at hand.
    public static void openIn(Accounts accounts) {
        openIn(accounts.units(), accounts);
    }

    /// An invented colleague.
    public record DemoAccount(String signInName, String displayName, String password, Role role, UnitId unit) {}
}
