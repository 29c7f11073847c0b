package org.havn.placement.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorStreamTests {

    @Test
    void onlyATerminalThatCanRedrawGetsAProgressBar() {
        assertThat(drawn(ErrorStream.of(true, Map.of("TERM", "xterm"))))
                .contains("\r")
                .contains("\u001B[");
        assertThat(drawn(ErrorStream.of(true, Map.of("TERM", "dumb")))).isEmpty();
        assertThat(drawn(ErrorStream.of(true, Map.of()))).isEmpty();
        assertThat(drawn(ErrorStream.of(false, Map.of("TERM", "xterm")))).isEmpty();
    }

    @Test
    void whoeverWantsNoColoursGetsNone() {
        var plain = drawn(ErrorStream.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")));

        assertThat(plain).contains("██████████░░░░░░░░░░ half way").doesNotContain("\u001B");
    }

    @Test
    void theBarIsWipedAtTheEnd() {
        assertThat(drawn(new ErrorStream(true, false))).endsWith("\r" + " ".repeat(29) + "\r");
    }

    private static String drawn(ErrorStream stream) {
        var text = new StringWriter();
        try (var bar = new ProgressBar(new PrintWriter(text), stream)) {
            bar.show(0.5, "half way");
        }
        return text.toString();
    }
}
