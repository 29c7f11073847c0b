package org.havn.platform.database;

import org.havn.platform.Asking;
import org.havn.platform.BeforeAnybody;
import org.havn.platform.OwnWork;

/// Who asks the database: an account, Havn's own work, or nobody (both empty).
record Identity(String account, String ownWork) {
    static final Identity NOBODY = new Identity("", "");

    static Identity now(Asking asking) {
        if (BeforeAnybody.now()) {
            return NOBODY;
        }
        return OwnWork.now()
                .map(name -> new Identity("", name))
                .orElseGet(() -> asking.account()
                        .map(account -> new Identity(account.toString(), ""))
                        .orElse(NOBODY));
    }
}
