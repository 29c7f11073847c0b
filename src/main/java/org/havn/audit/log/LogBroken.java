package org.havn.audit.log;

/// The log contradicts itself, so it is neither continued nor signed; `havn audit verify` says more.
public final class LogBroken extends RuntimeException {
    LogBroken(String message) {
        super(message);
    }
}
