package org.havn.placement.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordsTravelTests {
    enum Colour {
        RED,
        BLUE
    }

    sealed interface Shape {
        record Dot() implements Shape {}

        record Line(double length, Colour colour) implements Shape {}
    }

    record Picture(String title, List<Shape> shapes, Map<String, Integer> counts, Set<Long> marks, boolean hung) {}

    record Name(String value) {
        Name {
            if (value.isBlank()) {
                throw new IllegalArgumentException("A name has letters");
            }
        }
    }

    @Test
    void aRecordArrivesAsItLeft() throws IOException {
        var picture = new Picture(
                "Fjord " + "ø".repeat(20_000),
                List.of(new Shape.Dot(), new Shape.Line(Double.NEGATIVE_INFINITY, Colour.BLUE), new Shape.Dot()),
                Map.of("dots", 2),
                Set.of(7L),
                true);

        assertThat(travelled(picture, Picture.class)).isEqualTo(picture);
    }

    @Test
    void arraysArriveWithTheirTypes() throws IOException {
        @SuppressWarnings("ArrayRecordComponent") // the engine may keep its numbers so
        record Numbers(int[] whole, double[][] table, String[] names) {}
        var numbers = new Numbers(new int[] {1, -2}, new double[][] {{1.5, -0.25}, {}}, new String[] {"a", null});

        var arrived = travelled(numbers, Numbers.class);

        assertThat(arrived).usingRecursiveComparison().isEqualTo(numbers);
    }

    @Test
    void onlyTypesOfThePlacementPackagesComeToLife() throws IOException {
        record Holder(Object content) {}
        var bytes = written(new Holder(Thread.State.NEW));

        assertThatThrownBy(() -> new RecordReader(new ByteArrayInputStream(bytes)).read(Holder.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Not a type that is handed over: java.lang.Thread$State");
    }

    @Test
    void aTornFileIsAnErrorAndNotAHalfProblem() throws IOException {
        var bytes = written(new Name("Ås"));

        assertThatThrownBy(
                        () -> new RecordReader(new ByteArrayInputStream(bytes, 0, bytes.length - 2)).read(Name.class))
                .isInstanceOf(IOException.class);
    }

    private static <T> T travelled(T value, Class<T> type) throws IOException {
        return new RecordReader(new ByteArrayInputStream(written(value))).read(type);
    }

    private static byte[] written(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new RecordWriter(bytes)) {
            writer.write(value);
        }
        return bytes.toByteArray();
    }
}
