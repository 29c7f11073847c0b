package org.havn.audit.verify;

/// How the commands of `havn audit` end.
final class ExitCodes {
    static final int WHOLE = 0;
    static final int BAD_INPUT = 2;
    static final int TAMPERED = 3;
    static final int NOT_YET = 4;

    private ExitCodes() {}
}
