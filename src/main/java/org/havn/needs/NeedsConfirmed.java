package org.havn.needs;

import java.util.List;
import org.havn.cases.CaseNumber;

/// Needs of a household have been confirmed.
public record NeedsConfirmed(CaseNumber household, List<NeedId> needs) {}
