package org.havn.access;

/// That somebody opened a case of the reader's unit in an emergency, for the first page of those whose case it is.
public record GlassNotice(String caseNumber, String who, String when, String because, boolean late) {}
