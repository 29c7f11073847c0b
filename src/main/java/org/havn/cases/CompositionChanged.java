package org.havn.cases;

/// Who is on a case has changed; what depends on its size is to be looked at again.
public record CompositionChanged(CaseNumber household) {}
