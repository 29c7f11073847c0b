package org.havn.placement.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.havn.placement.engine.SolveProgress.Report;
import org.havn.placement.engine.SolveProgress.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerMessageTests {

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsOneLineOfJsonAndIsUnderstood(WorkerMessage message, String line) {
        assertThat(message.line()).isEqualTo(line);
        assertThat(WorkerMessage.parse(line)).contains(message);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(new WorkerMessage.Advanced(new Report(Stage.VALUE, 10.25, 11.0, 0.068, 3, 4, 1.5)), """
                        {"event":"advanced","phase":"VALUE","seconds":1.5,"placed":3,"families":4,"incumbent":10.25,"bound":11.0,"gap":0.068}"""),
                arguments(new WorkerMessage.Advanced(new Report(Stage.EMERGENCY, null, null, null, 0, 4, 0)), """
                        {"event":"advanced","phase":"EMERGENCY","seconds":0.0,"placed":0,"families":4}"""),
                arguments(new WorkerMessage.Finished(42), """
                        {"event":"finished","peakBytes":42}"""),
                arguments(new WorkerMessage.Failed("a \"word\"\nmore"), """
                        {"event":"failed","what":"a \\"word\\"\\nmore"}"""),
                arguments(new WorkerMessage.HeapExhausted(), """
                        {"event":"heap-exhausted"}"""));
    }

    @Test
    void numbersThatJsonDoesNotHaveAreLeftOut() {
        var report = new Report(Stage.VALUE, null, Double.POSITIVE_INFINITY, Double.NaN, 0, 4, 1);

        assertThat(new WorkerMessage.Advanced(report).line()).doesNotContain("bound", "gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "presolve: 12 rows", "{}", "{\"event\":\"adv", "{\"event\":\"unheard-of\"}"})
    void whatNativeCodePrintsInBetweenIsNoMessage(String line) {
        assertThat(WorkerMessage.parse(line)).isEmpty();
    }
}
