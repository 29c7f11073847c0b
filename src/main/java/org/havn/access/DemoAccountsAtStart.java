package org.havn.access;

import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Opens the invented colleagues' accounts before anything else of the demonstration.
@Component
@ConditionalOnProperty("havn.demo")
class DemoAccountsAtStart implements AtStart {
    private final Units units;
    private final Accounts accounts;

    DemoAccountsAtStart(Units units, Accounts accounts) {
        this.units = units;
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public void run(Telling telling) {
        DemoAccounts.openIn(units, accounts);
    }
}
