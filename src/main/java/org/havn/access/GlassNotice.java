package org.havn.access;

/// That somebody opened a case of the reader's unit in an emergency, for the first page of those whose case
/// it is.
///
/// @param because the sentence that they gave; empty where it was not opened
public record GlassNotice(String caseNumber, String who, String when, String because, boolean late) {}
