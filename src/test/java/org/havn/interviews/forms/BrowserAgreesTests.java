package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page without a network reads a form by its own script; here the script and the house read the same answers.
class BrowserAgreesTests {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern COMPARED = Pattern.compile("(\\d+) compared, (\\d+) differ");
    private static final int FILLINGS = Integer.getInteger("havn.forms.fillings", 150);

    private final Form form = ShippedForms.resettlementInterview();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {1, 26})
    void whatIsAskedOfferedTakenValidAndMissingIsTheSameOnThePageAndInTheHouse(long seed) throws Exception {
        var told = read(fillings(seed, FILLINGS));

        var compared = COMPARED.matcher(told);
        assertThat(compared.find()).as(told).isTrue();
        assertThat(told).contains(", 0 differ");
        assertThat(Integer.parseInt(compared.group(1))).isGreaterThan(50 * FILLINGS);
    }

    @Test
    void theComparisonFindsADifference() throws Exception {
        var spoiled = fillings(3, 1);
        var expected = (ObjectNode) spoiled.get("fillings").get(0).get("expected");
        var first =
                (ObjectNode) expected.get(expected.propertyNames().iterator().next());
        first.put("asks", !first.get("asks").booleanValue());

        assertThat(read(spoiled)).contains(", 1 differ");
    }

    /// Random answers, some of them no answers to such a question, and what the house makes of them.
    private ObjectNode fillings(long seed, int many) {
        var chance = new Random(seed);
        var all = NODES.objectNode();
        all.set("form", MAPPER.readTree(FormJson.write(form)));
        all.put("today", TestInterview.TODAY.toString());
        var fillings = all.putArray("fillings");
        for (var at = 0; at < many; at++) {
            fillings.add(filling(chance));
        }
        return all;
    }

    private ObjectNode filling(Random chance) {
        var filled = new FilledForm(form, TestInterview.TODAY);
        var json = NODES.objectNode();
        var paths = new ArrayList<FieldPath>();
        var open = json.putArray("open");
        places(form.items(), null, chance, paths, it -> {
            filled.open(it);
            open.add(it.toString());
        });
        var put = json.putArray("put");
        var dense = 0.2 + 0.8 * chance.nextDouble();
        for (var path : paths) {
            var question = (Item.Question) filled.outline().get(path.name()).item();
            if (question.type().isAsked() && chance.nextDouble() < dense) {
                var answer = answer(question, chance);
                filled.put(path, answer);
                put.addObject()
                        .put("path", path.toString())
                        .put("standing", answer.standing().name())
                        .put("value", answer.value());
            }
        }
        var expected = json.putObject("expected");
        for (var path : paths) {
            var question = (Item.Question) filled.outline().get(path.name()).item();
            var answer = filled.answer(path);
            expected.putObject(path.toString())
                    .put("asks", filled.asks(path))
                    .put(
                            "choices",
                            String.join(
                                    " ",
                                    filled.choices(path).stream()
                                            .map(Choice::name)
                                            .toList()))
                    .put("takes", filled.takes(question, answer))
                    .put("valid", filled.accepts(path, answer))
                    .put("missing", filled.faults(path).contains(FilledForm.Fault.MISSING));
        }
        return json;
    }

    private void places(
            List<Item> items,
            @Nullable FieldPath holder,
            Random chance,
            List<FieldPath> found,
            java.util.function.Consumer<FieldPath> opened) {
        for (var item : items) {
            switch (item) {
                case Item.Question question -> found.add(inside(holder, question.name(), null));
                case Item.Group group ->
                    places(group.items(), inside(holder, group.name(), null), chance, found, opened);
                case Item.Repeat repeat -> {
                    var many = chance.nextInt(4);
                    for (var instance = 0; instance < many; instance++) {
                        var path = inside(holder, repeat.name(), "i" + instance);
                        opened.accept(path);
                        places(repeat.items(), path, chance, found, opened);
                    }
                }
            }
        }
    }

    private static FieldPath inside(@Nullable FieldPath holder, String name, @Nullable String instance) {
        return holder == null ? new FieldPath(List.of(new FieldPath.Step(name, instance))) : holder.to(name, instance);
    }

    private Answer answer(Item.Question question, Random chance) {
        switch (chance.nextInt(12)) {
            case 0 -> {
                return Answer.UNKNOWN;
            }
            case 1 -> {
                return Answer.NONE;
            }
            case 2 -> {
                return Answer.given(List.of("x", "-1", "2026-02-30", "1e3", " 7 ", "٣", "a b c", "0.5", "9999999999")
                        .get(chance.nextInt(9)));
            }
            default -> {}
        }
        return Answer.given(
                switch (question.type()) {
                    case INTEGER -> String.valueOf(chance.nextInt(-2, 130));
                    case DECIMAL -> String.valueOf(chance.nextInt(-20, 300) / 10.0);
                    case DATE ->
                        TestInterview.TODAY
                                .plusDays(chance.nextInt(-40_000, 400))
                                .toString();
                    case SELECT_ONE -> chosen(question, chance);
                    case SELECT_MULTIPLE -> chosen(question, chance) + " " + chosen(question, chance);
                    case TEXT, AUDIO, NOTE, CALCULATE ->
                        List.of("yes", "سأعود", "a sentence of some length", "+47 123 45 678", "😀")
                                .get(chance.nextInt(5));
                });
    }

    private String chosen(Item.Question question, Random chance) {
        var choices = form.choicesOf(question);
        return choices.get(chance.nextInt(choices.size())).name();
    }

    /// Bundles the page's own reading with a reader of the file, and lets Node run both.
    private String read(ObjectNode fillings) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("fillings.json"), MAPPER.writeValueAsString(fillings));
        var script = folder.resolve("agrees.mjs");
        run(
                WEB.resolve("node_modules/.bin/esbuild").toAbsolutePath().toString(),
                "src/test/web/agrees.ts",
                "--bundle",
                "--platform=node",
                "--format=esm",
                "--log-level=error",
                "--outfile=" + script);
        return run("node", script.toString(), file.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return told;
    }
}
