package org.havn.cases;

/// One time that somebody opened a family's file.
///
/// @param purpose empty where the case is in the account's own care
public record WhoOpenedView(String who, String what, String purpose, String at) {}
