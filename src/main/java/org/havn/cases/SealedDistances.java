package org.havn.cases;

import java.util.Objects;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.SealedRows;
import org.havn.platform.AtStart;
import org.havn.platform.OwnWork;
import org.havn.platform.Telling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals at the start the safety distances that an older release left readable, and seals them anew when a
/// key is turned.
@Component
class SealedDistances implements AtStart, SealedRows {
    private final DistanceRows rows;
    private final TransactionTemplate transaction;

    SealedDistances(DistanceRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void run(Telling telling) {
        OwnWork.run("cases.seal-distances", () -> {
            var done = 0;
            for (var some = sealSome(); some > 0; some = sealSome()) {
                done += some;
                telling.step("access.start.sealing", done, done);
            }
        });
    }

    private int sealSome() {
        return Objects.requireNonNull(transaction.execute(_ -> rows.sealSome()));
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run("cases.reseal-distances", () -> transaction.executeWithoutResult(_ -> rows.reseal(owner)));
    }
}
