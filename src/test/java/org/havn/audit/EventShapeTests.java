package org.havn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fits into an event: ids and codes, never names or sentences (docs/decisions/0070-events-hold-ids-and-codes.md).
class EventShapeTests {
    private static final UUID ID = new UUID(1, 2);
    private static final Act DONE = Act.change("testing.thing.done");
    private static final AuditEvent EVENT = AuditEvent.by(ID, DONE, "need", ID);

    @Test
    void anEventHoldsWhatItWasTold() {
        var told = EVENT.inCase("HVN-26-000001")
                .forPurpose("PLACEMENT")
                .with("code", "A.b-c_1:d")
                .with("kind", Act.Kind.CHANGE)
                .with("id", ID)
                .with("count", 3)
                .with("truth", true)
                .with("many", List.of("a", ID));

        assertThat(told.act()).isEqualTo(DONE);
        assertThat(told.who()).isEqualTo(new Who.Account(ID));
        assertThat(told.on()).isEqualTo(new Subject("need", ID.toString()));
        assertThat(told.caseNumber()).isEqualTo("HVN-26-000001");
        assertThat(told.purpose()).isEqualTo("PLACEMENT");
        assertThat(told.detail().json())
                .isEqualTo(
                        "{\"code\":\"A.b-c_1:d\",\"count\":3,\"id\":\"%s\",\"kind\":\"CHANGE\",\"many\":[\"a\",\"%s\"],\"truth\":true}"
                                .formatted(ID, ID));
        assertThat(told.detail()).hasToString(told.detail().json());
        assertThat(EVENT.detail())
                .isEqualTo(Detail.NONE)
                .hasSameHashCodeAs(Detail.NONE)
                .isNotEqualTo("{}");
        assertThat(told.detail()).isNotEqualTo(Detail.NONE).doesNotHaveSameHashCodeAs(Detail.NONE);
        assertThat(EVENT.with("truth", false)).isNotEqualTo(EVENT.with("truth", true));
        assertThat(EVENT.forPurpose(null).purpose()).isNull();
        assertThat(AuditEvent.byJob("retention", DONE, "case", "HVN-26-000001").who())
                .isEqualTo(new Who.Job("retention"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "Samira Haddad", "ø", "a/b", "a\nb"})
    void aNameOrASentenceFitsNowhere(String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with("code", words));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with("many", List.of("a", words)));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.inCase(words));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.forPurpose(words));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with(words, true));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEvent.by(ID, DONE, "need", words));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEvent.by(ID, DONE, words, ID));
        assertThatIllegalArgumentException().isThrownBy(() -> AuditEvent.byJob(words, DONE, "need", ID));
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change(words));
    }

    @Test
    void whatFitsHasItsBounds() {
        var long64 = "a".repeat(64);
        var exact = (1L << 53) - 1;

        assertThat(EVENT.with("code", long64).detail().json()).contains(long64);
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with("code", long64 + "a"));
        assertThat(EVENT.forPurpose(long64).purpose()).isEqualTo(long64);
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.forPurpose(long64 + "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.forPurpose("1a"));
        assertThat(EVENT.with("count", exact).with("less", -exact).detail().json())
                .contains("9007199254740991", "-9007199254740991");
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with("count", exact + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EVENT.with("count", -exact - 1));
        // {"many":[…]} with ids of 64 signs, quotes and commas: 29 of them and one of 44 are exactly what fits
        var many = IntStream.range(0, 29).mapToObj(_ -> long64).toList();
        var full = Stream.concat(many.stream(), Stream.of("b".repeat(44))).toList();
        assertThat(EVENT.with("many", full).detail().json()).hasSize(Detail.LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EVENT.with(
                        "many",
                        Stream.concat(many.stream(), Stream.of("b".repeat(45))).toList()));
    }

    @Test
    void anActKnowsItsModuleAndItsWords() {
        assertThat(Act.opening("cases.opened")).isEqualTo(new Act("cases.opened", Act.Kind.OPENING));
        assertThat(Act.alarm("cases.opened").kind()).isEqualTo(Act.Kind.ALARM);
        assertThat(DONE.module()).isEqualTo("testing");
        assertThat(DONE.labelKey()).isEqualTo("testing.act.thing.done");
        assertThat(DONE).hasToString("testing.thing.done");
        assertThat(Act.change("a." + "b".repeat(78)).code()).hasSize(80);
        assertThatIllegalArgumentException().isThrownBy(() -> Act.change("a." + "b".repeat(79)));
    }
}
