package org.havn.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;

/// The people who resettle together.
///
/// @param members the principal applicant first
/// @param decision what the State decided, once it has
/// @param primaryCategory as it was submitted; null where the case was read, because the tables have the
///     categories sealed ([Cases#categoriesOf])
/// @param aside what sets the case aside now; usually nothing
/// @param version counts changes, so that nobody overwrites what they have not seen
public record ResettlementCase(
        CaseNumber number,
        ProgrammeId programme,
        List<CaseMember> members,
        Stage stage,
        LocalDate stageSince,
        @Nullable StateDecision decision,
        Set<SideState> aside,
        @Nullable SubmissionCategory primaryCategory,
        @Nullable SubmissionCategory secondaryCategory,
        Priority processingPriority,
        Priority submissionPriority,
        LocalDate registeredOn,
        int version) {

    public ResettlementCase {
        members = List.copyOf(members);
        aside = Set.copyOf(aside);
        var applicants = members.stream()
                .filter(it -> it.relationship() == Relationship.PRINCIPAL_APPLICANT)
                .count();
        if (applicants != 1) {
            throw new IllegalArgumentException(
                    "A case has exactly one principal applicant, but " + number + " has " + applicants);
        }
        if (members.stream().map(CaseMember::person).distinct().count() != members.size()) {
            throw new IllegalArgumentException("Nobody is on a case twice, but somebody is on " + number);
        }
        if (primaryCategory != null && primaryCategory.equals(secondaryCategory)) {
            throw new IllegalArgumentException("The two submission categories of " + number + " are the same");
        }
    }

    /// Who the case is named after.
    public CaseMember principalApplicant() {
        return members.stream()
                .filter(it -> it.relationship() == Relationship.PRINCIPAL_APPLICANT)
                .findFirst()
                .orElseThrow();
    }

    /// Those who travel: the persons who need a place.
    public List<CaseMember> travellers() {
        return members.stream().filter(CaseMember::travels).toList();
    }

    /// How many persons need a place.
    public int householdSize() {
        return travellers().size();
    }

    /// Whether the State has said yes, nothing sets the case aside, and no place is promised yet.
    public boolean awaitsPlacement() {
        return stage == Stage.DECIDED && decision == StateDecision.ACCEPTED && aside.isEmpty();
    }

    /// The same case at another stage.
    ResettlementCase at(Stage other, LocalDate since, @Nullable StateDecision decided) {
        return new ResettlementCase(
                number,
                programme,
                members,
                other,
                since,
                decided,
                aside,
                primaryCategory,
                secondaryCategory,
                processingPriority,
                submissionPriority,
                registeredOn,
                version);
    }

    /// The same once the database has taken it.
    ResettlementCase stored() {
        return new ResettlementCase(
                number,
                programme,
                members,
                stage,
                stageSince,
                decision,
                aside,
                primaryCategory,
                secondaryCategory,
                processingPriority,
                submissionPriority,
                registeredOn,
                version + 1);
    }
}
