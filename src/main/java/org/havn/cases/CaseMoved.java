package org.havn.cases;

/// A case has come to another stage.
public record CaseMoved(CaseNumber number, Stage from, Stage to) {}
