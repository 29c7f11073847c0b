package org.havn.interviews;

import org.havn.cases.CaseNumber;

/// An interview has come to its end; its answers stay as they are.
public record InterviewSealed(InterviewId interview, CaseNumber household) {}
