package org.havn.access;

/// How somebody came in.
enum Way {
    PASSKEY,
    /// In the demonstration only.
    PASSWORD,
    /// By their organisation's OpenID Connect provider.
    ORGANISATION,
    /// With a family's own number and code.
    CODE
}
