package org.havn.access.keeping;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Who is on a case, for who looks after people's rights without working on cases. The module of cases answers.
public interface CaseMembers {
    /// The persons on a case, in their order; nobody where there is no such case.
    List<UUID> of(String caseNumber);

    /// Says no where a person cannot be taken off the case alone.
    void requireRemovable(String caseNumber, UUID person);

    /// Cases that are closed, or that the family withdrew, since before this day.
    List<String> endedBefore(LocalDate day);
}
