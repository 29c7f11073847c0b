package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.junit.jupiter.api.Test;

class NeedStateTests {

    @Test
    void aNeedIsMetOnlyAfterSomethingWasGiven() {
        for (var state : NeedState.values()) {
            assertThat(state.leadsTo(NeedState.MET)).isEqualTo(state == NeedState.GIVEN);
        }
    }

    @Test
    void aNeedCanEndUnmetFromAnywhereAndBeTakenUpAgain() {
        for (var state : EnumSet.complementOf(EnumSet.of(NeedState.MET, NeedState.NOT_MET))) {
            assertThat(state.leadsTo(NeedState.NOT_MET)).as(state.name()).isTrue();
        }
        assertThat(NeedState.NOT_MET.next()).containsExactly(NeedState.CONFIRMED, NeedState.PLANNED);
    }

    @Test
    void onlyWhatSomebodyConfirmedCanBeHard() {
        var hard = new Requirement(new CapabilityCode("DIALYSIS"), true, 45, null, 156);

        assertThatIllegalArgumentException().isThrownBy(() -> voiced(hard)).withMessageContaining("confirmed");
    }

    @Test
    void whatAPersonSaidIsNeverPrinted() {
        assertThat(voiced(null).toString()).doesNotContain("broth");
        assertThat(voiced(null).words().toString()).doesNotContain("broth");
    }

    private static Need voiced(Requirement requirement) {
        var words = new OwnWords(new LanguageTag("en"), "I feed him broth", List.of());
        return new Need(
                NeedId.next(),
                new CaseNumber("HVN-26-000001"),
                null,
                1,
                words,
                requirement,
                List.of(),
                Severity.HIGH,
                Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                null,
                "",
                null,
                NeedState.VOICED,
                "");
    }
}
