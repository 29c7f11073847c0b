package org.havn.publishing;

import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The demonstration has a release of figures about its invented people, let out by two invented
/// colleagues.
@Component
@ConditionalOnProperty("havn.demo")
class DemoFigures implements AtStart {
    private final Figures figures;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    DemoFigures(Figures figures, Accounts accounts, TransactionTemplate transaction) {
        this.figures = figures;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /// After the demonstration's people, before its round, which takes long.
    @Override
    public int order() {
        return 45;
    }

    @Override
    public void run(Telling telling) {
        var officer = DemoAccounts.officer(accounts);
        var second = DemoAccounts.dataProtectionOfficer(accounts);
        if (officer.isPresent() && second.isPresent() && figures.open().isEmpty()) {
            OwnWork.run(
                    "publishing.demo",
                    () -> transaction.executeWithoutResult(
                            _ -> figures.publish(figures.count().id(), officer.get(), second.get())));
        }
    }
}
