package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", "  =1", "\uFF1D1"})
    void whatBeginsLikeAFormulaIsTextAndComesBackAsItWas(String cell) {
        var written = Cell.harmless(cell);

        assertThat(written).isEqualTo("'" + cell);
        assertThat(Cell.asTyped(written)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Oslo", "d'Arc", "'s-Hertogenbosch", "1-2", "a=b"})
    void everythingElseStaysAsItIs(String cell) {
        assertThat(Cell.harmless(cell)).isEqualTo(cell);
        assertThat(Cell.asTyped(cell)).isEqualTo(cell);
    }
}
