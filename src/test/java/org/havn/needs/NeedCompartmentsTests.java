package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.havn.access.Compartment;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Into which compartments a need belongs, and which of a household's needs one adult of it may read.
class NeedCompartmentsTests {
    private static final PersonId MOTHER = new PersonId(new UUID(0, 1));
    private static final PersonId FATHER = new PersonId(new UUID(0, 2));
    private static final PersonId DAUGHTER = new PersonId(new UUID(0, 3));
    private static final Predicate<PersonId> IS_CHILD = DAUGHTER::equals;

    @Test
    void everyRestrictedCodeOfTheShippedListIsInACompartmentThatNoRoleOpens() throws IOException {
        try (var list = Objects.requireNonNull(getClass().getResourceAsStream("/reference/codes/specific-needs.csv"))) {
            var restricted = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> it.contains(",yes,"))
                    .map(it -> it.substring(0, it.indexOf(',')))
                    .toList();

            assertThat(restricted)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(it -> assertThat(in(it)).as(it).isNotEmpty().doesNotContain(Compartment.HEALTH));
        }
    }

    @Test
    void codesAndWhatIsAskedOfAPlaceSayWhereANeedBelongs() {
        assertThat(in("SM-CI")).containsExactly(Compartment.HEALTH);
        assertThat(in("DS-PM")).containsExactly(Compartment.HEALTH);
        assertThat(in("TR-PI", "SM-MI")).containsExactlyInAnyOrder(Compartment.TORTURE, Compartment.HEALTH);
        assertThat(in("WR-HR")).containsExactly(Compartment.SEXUAL_VIOLENCE);
        assertThat(in("LP-AN")).containsExactly(Compartment.PROTECTION);
        assertThat(in("CR-NE", "LP-BN")).isEmpty();
        assertThat(asks("DIALYSIS")).containsExactly(Compartment.HEALTH);
        assertThat(asks("WOMENS_SHELTER")).containsExactly(Compartment.PROTECTION);
        assertThat(asks("INTERPRETER:ar")).isEmpty();
        assertThat(asks("SOMETHING_NEW")).as("what a list adds is closed first").containsExactly(Compartment.HEALTH);
    }

    @Test
    void whatAnAdultSaidIsReadByNoOtherAdultOfTheFamily() {
        assertThat(need(MOTHER, "SV-VC").mayBeReadBy(MOTHER, IS_CHILD)).isTrue();
        assertThat(need(MOTHER, "SV-VC").mayBeReadBy(FATHER, IS_CHILD)).isFalse();
        assertThat(need(MOTHER).mayBeReadBy(FATHER, IS_CHILD)).isFalse();
    }

    @Test
    void whatAChildSaidOfViolenceIsReadByNoParent() {
        assertThat(need(DAUGHTER, "SM-CI").mayBeReadBy(MOTHER, IS_CHILD)).isTrue();
        assertThat(need(DAUGHTER, "LP-AN").mayBeReadBy(MOTHER, IS_CHILD)).isFalse();
        assertThat(need(null).mayBeReadBy(FATHER, IS_CHILD)).isTrue();
        assertThat(need(null, "TR").mayBeReadBy(FATHER, IS_CHILD)).isFalse();
    }

    private static Set<Compartment> in(String... codes) {
        return NeedCompartments.of(codes(codes), null);
    }

    private static Set<Compartment> asks(String capability) {
        return NeedCompartments.of(List.of(), new CapabilityCode(capability));
    }

    private static List<SpecificNeedCode> codes(String... codes) {
        return Stream.of(codes).map(SpecificNeedCode::new).toList();
    }

    private static Need need(@Nullable PersonId person, String... codes) {
        return new Need(
                NeedId.next(),
                new CaseNumber("HVN-99-900001"),
                person,
                1,
                new OwnWords(new LanguageTag("en"), "I want to sleep at night", List.of()),
                null,
                codes(codes),
                Severity.MODERATE,
                Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                null,
                "caseworker",
                null,
                NeedState.VOICED,
                "");
    }
}
