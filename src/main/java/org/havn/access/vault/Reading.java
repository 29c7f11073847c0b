package org.havn.access.vault;

/// What sealed texts are opened for: the case that is read, and what of it.
///
/// @param what as the audit trail will have it, such as `needs.words`
public record Reading(String caseNumber, String what) {}
