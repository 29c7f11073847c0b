package org.havn.audit.verify;

/// What was given cannot be read or used: exit code 2.
final class BadInput extends RuntimeException {
    BadInput(String sentence) {
        super(sentence);
    }

    BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
