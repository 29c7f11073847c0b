package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// ODK's own library fills in the form that we write, and asks, accepts and works out the same as we do.
class XFormOracleTests {
    private static final int ROUNDS = 25;
    private static final int MEMBERS = 2;

    private final Form form = ShippedForms.resettlementInterview();
    private int compared;

    @BeforeAll
    static void theLibraryKnowsItsParts() {
        new XFormsModule().registerModule();
        Stream.of("XFormParser", "org.javarosa")
                .forEach(it -> ((Logger) LoggerFactory.getLogger(it)).setLevel(Level.ERROR));
    }

    @Test
    void theLibraryAsksAndAcceptsWhatWeDo() throws Exception {
        for (var seed = 0; seed < ROUNDS; seed++) {
            round(new Random(seed), seed);
        }
        assertThat(compared).as("comparisons").isGreaterThan(ROUNDS * 100);
    }

    private void round(Random random, int seed) throws Exception {
        var theirs = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(XForms.write(form)));
        theirs.initialize(true, new InstanceInitializationFactory());
        var controller = new FormEntryController(new FormEntryModel(theirs));
        var ours = new FilledForm(form, LocalDate.now(ZoneId.systemDefault()));

        walk(controller, ours, random, true);
        var asked = walk(controller, ours, random, false);

        assertThat(asked.keySet().stream().sorted())
                .as("asked in round " + seed)
                .isEqualTo(
                        ours.asked().stream().map(FieldPath::toString).sorted().toList());
        compared += asked.size();
        for (var it : form.all()) {
            if (it instanceof Item.Question question && question.type() == QuestionType.CALCULATE) {
                compareCalculated(theirs, ours, question, seed);
            }
        }
    }

    /// Goes through the form question by question; answers at random on the way if told so.
    private Map<String, TreeReference> walk(
            FormEntryController controller, FilledForm ours, Random random, boolean answering) {
        var asked = new HashMap<String, TreeReference>();
        controller.jumpToIndex(org.javarosa.core.model.FormIndex.createBeginningOfFormIndex());
        for (var event = controller.stepToNextEvent();
                event != FormEntryController.EVENT_END_OF_FORM;
                event = controller.stepToNextEvent()) {
            var index = controller.getModel().getFormIndex();
            switch (event) {
                case FormEntryController.EVENT_PROMPT_NEW_REPEAT -> {
                    if (answering && index.getReference().getMultLast() < MEMBERS) {
                        controller.newRepeat();
                        ours.open(path(index.getReference()));
                    }
                }
                case FormEntryController.EVENT_QUESTION -> {
                    var path = path(index.getReference());
                    asked.put(path.toString(), index.getReference());
                    if (answering) {
                        answer(controller, ours, path, index.getReference(), random);
                    }
                }
                default -> {}
            }
        }
        return asked;
    }

    private void answer(
            FormEntryController controller, FilledForm ours, FieldPath path, TreeReference reference, Random random) {
        var question = (Item.Question) ours.outline().get(path.name()).item();
        if (!question.type().isAsked() || random.nextInt(6) == 0) {
            return;
        }
        var value = value(question, ours.choices(path), random);
        if (value.isEmpty()) {
            return;
        }
        var answer = Answer.to(question, value);
        var accepted = ours.accepts(path, answer);
        var data = data(question, value);
        assertThat(controller.getModel().getForm().evaluateConstraint(reference, data))
                .as(path.name() + " = " + value)
                .isEqualTo(accepted);
        compared++;
        if (accepted) {
            controller.saveAnswer(data, true);
            ours.put(path, answer);
        }
    }

    private static String value(Item.Question question, List<Choice> choices, Random random) {
        return switch (question.type()) {
            case INTEGER -> String.valueOf(random.nextInt(140) - 5);
            case DECIMAL -> String.valueOf(random.nextInt(600) / 10.0);
            case DATE ->
                LocalDate.now(ZoneId.systemDefault())
                        .minusDays(random.nextInt(6_000) - 300)
                        .toString();
            case SELECT_ONE ->
                choices.isEmpty()
                        ? ""
                        : choices.get(random.nextInt(choices.size())).name();
            case SELECT_MULTIPLE -> {
                var chosen = choices.stream()
                        .filter(_ -> random.nextInt(4) == 0)
                        .map(Choice::name)
                        .toList();
                yield String.join(" ", chosen);
            }
            case TEXT, AUDIO, NOTE, CALCULATE -> "words " + random.nextInt(100);
        };
    }

    private static IAnswerData data(Item.Question question, String value) {
        return switch (question.type()) {
            case INTEGER -> new IntegerData(Integer.parseInt(value));
            case DECIMAL -> new DecimalData(Double.parseDouble(value));
            case DATE ->
                new DateData(Date.from(LocalDate.parse(value)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant()));
            case SELECT_ONE -> new SelectOneData(new Selection(value));
            case SELECT_MULTIPLE -> {
                var selections = new ArrayList<Selection>();
                for (var name : List.of(value.split(" "))) {
                    selections.add(new Selection(name));
                }
                yield new MultipleItemsData(selections);
            }
            case TEXT, AUDIO, NOTE, CALCULATE -> new StringData(value);
        };
    }

    private void compareCalculated(FormDef theirs, FilledForm ours, Item.Question question, int seed) {
        var placed = ours.outline().get(question.name());
        var instances = placed.repeats().isEmpty() ? 1 : MEMBERS;
        for (var i = 0; i < instances; i++) {
            var steps = new ArrayList<FieldPath.Step>();
            var reference = TreeReference.rootRef();
            reference.add("data", 0);
            for (var holder : placed.holders()) {
                var repeats = holder instanceof Item.Repeat;
                steps.add(new FieldPath.Step(holder.name(), repeats ? "r" + i : null));
                reference.add(holder.name(), repeats ? i : 0);
            }
            steps.add(new FieldPath.Step(question.name(), null));
            reference.add(question.name(), 0);
            var element = theirs.getMainInstance().resolveReference(reference);
            var path = new FieldPath(steps);
            if (element != null && ours.asks(path)) {
                var value = element.getValue();
                assertThat(ours.calculated(path))
                        .as(path + " in round " + seed)
                        .isEqualTo(value == null ? "" : value.getDisplayText());
                compared++;
            }
        }
    }

    private static FieldPath path(TreeReference reference) {
        var steps = new ArrayList<FieldPath.Step>();
        for (var i = 1; i < reference.size(); i++) {
            var name = reference.getName(i);
            var repeats = name.equals("each_member") || name.equals("relative");
            steps.add(new FieldPath.Step(name, repeats ? "r" + reference.getMultiplicity(i) : null));
        }
        return new FieldPath(steps);
    }
}
