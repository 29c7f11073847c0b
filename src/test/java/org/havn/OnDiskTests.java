package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnDiskTests {
    private static final String SECRET = "MARK0123456789abcdefæ";

    @Test
    void theSearchFindsEveryFormThatItLooksForAndNothingElse() {
        OnDisk.forms(SECRET).forEach((form, pattern) -> {
            assertThat(OnDisk.has(OnDisk.joined(bytes("MARK before "), pattern, new byte[3]), pattern))
                    .as(form)
                    .isTrue();
            assertThat(OnDisk.has(bytes("MARK0123456789abcdef".repeat(50)), pattern))
                    .as(form)
                    .isFalse();
        });
    }

    @Test
    void base64IsFoundWhereverTheTextBeginsInIt() {
        for (var before : List.of("", "1", "12", "123", "1234")) {
            var encoded = Base64.getEncoder().encode(bytes(before + SECRET + "45"));

            assertThat(OnDisk.forms(SECRET).values()).anyMatch(it -> OnDisk.has(encoded, it));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
