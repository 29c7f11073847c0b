package org.havn.access;

import java.util.UUID;

/// That somebody opened a case of the reader's unit in an emergency, for the first page of those whose case
/// it is.
///
/// @param because the sentence that they gave; empty where nobody asked to have it opened
public record GlassNotice(UUID id, String caseNumber, String who, String when, String because, boolean late) {}
