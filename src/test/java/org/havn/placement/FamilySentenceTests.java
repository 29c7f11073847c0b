package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.platform.Texts;
import org.havn.reference.Priority;
import org.junit.jupiter.api.Test;

class FamilySentenceTests {
    private static final Texts TEXTS = new Texts();

    @Test
    void aFamilyReadsWhyThisPlaceInItsOwnLanguage() {
        var told = sentence("Bergen", OptionalInt.of(22)).everywhere(TEXTS);

        assertThat(told).extracting(ProposalView.Told::language).containsExactly("en", "nb", "ar", "tr");
        assertThat(told.getFirst().sentence())
                .isEqualTo(
                        "We propose that you live in Bergen: the care that you cannot do without is at most 22 minutes"
                                + " away, there is a home for all 7 of you, the children can go to school, and people there"
                                + " speak your language.");
        assertThat(told.get(1).sentence())
                .startsWith("Vi foreslår at dere bosetter dere i Bergen: ")
                .contains("22 minutter");
        assertThat(told.get(2).fromTheRight()).isTrue();
        assertThat(told).extracting(ProposalView.Told::sentence).doesNotHaveDuplicates();
    }

    @Test
    void withoutAPlaceItSaysSoAndPromisesNothing() {
        var told = sentence("", OptionalInt.empty()).everywhere(TEXTS);

        assertThat(told.getFirst().sentence()).isEqualTo("We have not found a place that has what you need yet.");
        assertThat(told).extracting(ProposalView.Told::sentence).doesNotHaveDuplicates();
    }

    @Test
    void nothingOfAnotherFamilyIsInIt() {
        var told = sentence("Bergen", OptionalInt.empty()).everywhere(TEXTS);

        assertThat(told).allSatisfy(it -> assertThat(it.sentence()).doesNotContain("HVN-", "4,5", "4.5"));
    }

    private static FamilySentence sentence(String place, OptionalInt careMinutes) {
        var household = new HouseholdProfile(
                new CaseNumber("HVN-26-000200"),
                Priority.UG,
                List.of(41, 16, 14, 9, 7, 4, 2),
                List.of(),
                Set.of(),
                List.of(),
                List.of());
        var reasons = new Reasons(
                12,
                7.5,
                List.of(
                        new Reasons.Term("language-community", 3, null, null),
                        new Reasons.Term("work", 0, null, null),
                        new Reasons.Term("link:HVN-26-000017", 2, null, null),
                        new Reasons.Term("scarce:places", -4.5, 4.5, 1.0)),
                List.of(),
                0,
                null,
                false,
                List.of(),
                List.of());
        return FamilySentence.of(
                new Proposal(household.number(), new CommunityId("4601"), reasons, List.of()),
                household,
                place,
                careMinutes);
    }
}
