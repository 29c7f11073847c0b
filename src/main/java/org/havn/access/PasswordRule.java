package org.havn.access;

/// Length is the only rule that helps (OWASP ASVS 5.0.0, 6.2.1 and 6.2.5): no demands on the kinds of characters.
final class PasswordRule {
    static final int SHORTEST = 15;

    private PasswordRule() {}
}
