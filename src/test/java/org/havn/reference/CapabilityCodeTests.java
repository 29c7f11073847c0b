package org.havn.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CapabilityCodeTests {
    @Test
    void aLanguageWithoutEndIsRefusedInASentenceThatHasOne() {
        assertThatThrownBy(() -> new CapabilityCode("INTERPRETER:ar" + "-latn".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INTERPRETER:ar")
                .message()
                .hasSizeLessThan(200);
    }
}
