package org.havn.family;

/// A grown member and the account they have, if any.
///
/// @param account its id; empty where there is none
public record FamilyAccountRow(String person, String name, String account, String number, String state) {}
