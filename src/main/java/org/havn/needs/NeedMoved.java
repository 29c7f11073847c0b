package org.havn.needs;

import org.havn.cases.CaseNumber;

/// A need has come to another station of its life.
public record NeedMoved(NeedId need, CaseNumber household, NeedState from, NeedState to) {}
