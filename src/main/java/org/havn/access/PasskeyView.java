package org.havn.access;

/// A passkey as its owner sees it.
///
/// @param lastUsed empty where it was not used yet
public record PasskeyView(String id, String name, String added, String lastUsed, boolean synced, String credentialId) {}
