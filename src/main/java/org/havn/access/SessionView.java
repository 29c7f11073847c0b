package org.havn.access;

/// One place where an account is signed in, as its owner sees it.
///
/// @param here whether it is the one in which the page is read
public record SessionView(String key, String browser, String way, String begun, String lastSeen, boolean here) {}
