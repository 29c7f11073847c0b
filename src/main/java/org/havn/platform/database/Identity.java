package org.havn.platform.database;

import java.util.stream.Collectors;
import org.havn.platform.Asking;
import org.havn.platform.BeforeAnybody;
import org.havn.platform.OwnWork;

/// Who asks the database: an account, Havn's own work, or nobody (both empty).
///
/// @param roles the roles for which the account asks, parted by commas; empty for all that it holds
record Identity(String account, String ownWork, String roles) {
    static final Identity NOBODY = new Identity("", "", "");

    static Identity now(Asking asking) {
        if (BeforeAnybody.now()) {
            return NOBODY;
        }
        return OwnWork.now()
                .map(name -> new Identity("", name, ""))
                .orElseGet(() -> asking.account()
                        .map(account -> new Identity(
                                account.toString(),
                                "",
                                asking.inRoles().stream().sorted().collect(Collectors.joining(","))))
                        .orElse(NOBODY));
    }
}
