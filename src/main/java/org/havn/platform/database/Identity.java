package org.havn.platform.database;

/// Who asks the database: an account, Havn's own work, or nobody (both empty).
record Identity(String account, String ownWork) {
    static final Identity NOBODY = new Identity("", "");

    static Identity now(Asking asking) {
        return OwnWork.now()
                .map(name -> new Identity("", name))
                .orElseGet(() -> asking.account()
                        .map(account -> new Identity(account.toString(), ""))
                        .orElse(NOBODY));
    }
}
