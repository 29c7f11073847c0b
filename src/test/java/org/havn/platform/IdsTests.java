package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdsTests {
    @Test
    void aNameHasOneIdWhichIsOfVersionEight() {
        var id = Ids.named("HVN-26-000200:1");

        assertThat(id).isEqualTo(Ids.named("HVN-26-000200:1")).isNotEqualTo(Ids.named("HVN-26-000200:2"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }
}
