package org.havn.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.platform.Texts;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanComparisonTests {
    private static final Texts TEXTS = new Texts();
    private static final Words ENGLISH = TEXTS.in(Locale.ENGLISH);

    @Test
    void aWorsePlanSaysSoInWordsAndNotAsANegativeGain() {
        var worse = compared(List.of("4601", "5001"), 9, List.of("4601", "0301"), 12, 2, 2);

        assertThat(worse.sentence(ENGLISH))
                .isEqualTo("One family moves; the plan is worth 3.0 points less; as many families are placed.");
        assertThat(worse.sentence(TEXTS.in(Locale.of("nb"))))
                .isEqualTo("Én familie flytter; planen er verdt 3,0 poeng mindre; like mange familier har fått plass.");
    }

    @Test
    void familiesThatLoseTheirPlaceAreCountedAsFewer() {
        var fewer = compared(asList("4601", null, null), 5, asList("4601", "0301", "5001"), 4.25, 1, 3);

        assertThat(fewer.sentence(ENGLISH))
                .isEqualTo("2 families move; the plan is worth 0.8 points more; 2 families fewer are placed.");
        assertThat(fewer.moves()).extracting(PlanComparison.Move::to).containsOnly("");
    }

    @Test
    void aDifferenceThatNobodyWouldReadIsNone() {
        var same = compared(List.of("4601"), 10.04, List.of("4601"), 10, 1, 1);

        assertThat(same.sentence(ENGLISH))
                .isEqualTo("No family moves; the plan is worth as much; as many families are placed.");
    }

    @Test
    void whoIsSettledMeanwhileIsNoLoss() {
        var settled = compared(List.of("4601"), 7, List.of("4601", "0301"), 7, 1, 2);

        assertThat(settled.sentence(ENGLISH))
                .startsWith("No family moves; the plan is worth as much; as many families are placed. One family");
        assertThat(settled.gone()).isEqualTo(1);
    }

    private static List<@Nullable String> asList(@Nullable String... codes) {
        return java.util.Arrays.asList(codes);
    }

    private static PlanComparison compared(
            List<@Nullable String> now,
            double worth,
            List<@Nullable String> before,
            double wasWorth,
            int placed,
            int werePlaced) {
        return PlanComparison.of(
                proposals(now), answer(worth, placed), proposals(before), answer(wasWorth, werePlaced));
    }

    private static List<Proposal> proposals(List<@Nullable String> codes) {
        var proposals = new ArrayList<Proposal>();
        for (var code : codes) {
            proposals.add(new Proposal(
                    new CaseNumber("HVN-26-%06d".formatted(proposals.size() + 1)),
                    code == null ? null : new CommunityId(code),
                    new Reasons(0, 0, List.of(), List.of(), 0, null, false, List.of(), List.of()),
                    List.of()));
        }
        return proposals;
    }

    private static Solve.Answer answer(double worth, int placed) {
        return new Solve.Answer("OPTIMAL", worth, worth, 0, placed, 3, 1, "");
    }
}
