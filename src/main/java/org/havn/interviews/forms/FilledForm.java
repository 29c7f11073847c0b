package org.havn.interviews.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A form with the answers so far: what is to be asked next, what the form works out, and what is not right yet.
///
/// An answer to a question that is no longer asked stays where it is and reads as empty.
public final class FilledForm {
    private final Form form;
    private final Outline outline;
    private final LocalDate today;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Set<String>> instances = new HashMap<>();
    private final Map<String, Boolean> relevant = new HashMap<>();
    private final Map<String, Value> calculated = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    /// What is wrong with an answer.
    public enum Fault {
        /// It has to be answered.
        MISSING,
        /// It is not a number, a day, or a choice of the list.
        NOT_OF_ITS_TYPE,
        /// The form's own condition does not hold.
        NOT_VALID
    }

    public FilledForm(Form form, LocalDate today) {
        this.form = form;
        this.outline = new Outline(form);
        this.today = today;
    }

    public Form form() {
        return form;
    }

    public Outline outline() {
        return outline;
    }

    /// Opens an instance of a repeat.
    public FilledForm open(FieldPath instance) {
        var last = instance.steps().getLast();
        if (last.instance() == null) {
            throw new IllegalArgumentException("An instance of a repeat has an id: " + instance);
        }
        instances
                .computeIfAbsent(key(without(instance), last.name()), _ -> new LinkedHashSet<>())
                .add(last.instance());
        changed();
        return this;
    }

    /// Writes an answer down; instances of repeats on its way are opened.
    public FilledForm put(FieldPath path, Answer answer) {
        for (var i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i).instance() != null) {
                open(new FieldPath(path.steps().subList(0, i + 1)));
            }
        }
        answers.put(path.toString(), answer);
        changed();
        return this;
    }

    public Answer answer(FieldPath path) {
        return answers.getOrDefault(path.toString(), Answer.NOT_ASKED);
    }

    /// The ids of a repeat's instances inside a holder; null for the form itself.
    public List<String> instances(@Nullable FieldPath holder, String repeat) {
        return List.copyOf(instances.getOrDefault(key(holder, repeat), Set.of()));
    }

    /// Whether the item is to be asked now: its own condition holds, and that of everything that holds it.
    public boolean asks(FieldPath path) {
        var known = relevant.get(path.toString());
        if (known != null) {
            return known;
        }
        var asked = true;
        for (var i = 1; asked && i <= path.steps().size(); i++) {
            var part = new FieldPath(path.steps().subList(0, i));
            var condition = outline.get(part.name()).item().relevant();
            asked = condition == null || holds(part, condition);
        }
        relevant.put(path.toString(), asked);
        return asked;
    }

    private boolean holds(FieldPath path, Expression condition) {
        var mark = "relevant " + path;
        if (!underWay.add(mark)) {
            throw new IllegalStateException("The form asks for " + path.name() + " depending on itself");
        }
        try {
            return evaluate(condition, path, Value.nothing()).asTruth();
        } finally {
            underWay.remove(mark);
        }
    }

    /// Every question and note that is asked now, from the first to the last.
    public List<FieldPath> asked() {
        var asked = new ArrayList<FieldPath>();
        form.items().forEach(it -> collect(it, null, asked));
        return asked;
    }

    /// The same inside one group, or one instance of a repeat.
    public List<FieldPath> askedIn(FieldPath holder) {
        var asked = new ArrayList<FieldPath>();
        if (asks(holder) && outline.get(holder.name()).item() instanceof Item.Holder inside) {
            inside.items().forEach(it -> collect(it, holder, asked));
        }
        return asked;
    }

    private void collect(Item item, @Nullable FieldPath holder, List<FieldPath> asked) {
        switch (item) {
            case Item.Question question -> {
                var path = inside(holder, question.name(), null);
                if (question.type() != QuestionType.CALCULATE && asks(path)) {
                    asked.add(path);
                }
            }
            case Item.Group group -> {
                var path = inside(holder, group.name(), null);
                if (asks(path)) {
                    group.items().forEach(it -> collect(it, path, asked));
                }
            }
            case Item.Repeat repeat -> {
                for (var instance : instances(holder, repeat.name())) {
                    var path = inside(holder, repeat.name(), instance);
                    if (asks(path)) {
                        repeat.items().forEach(it -> collect(it, path, asked));
                    }
                }
            }
        }
    }

    /// The choices that the question's filter leaves.
    public List<Choice> choices(FieldPath path) {
        var question = question(path);
        var filter = question.choiceFilter();
        return form.choicesOf(question).stream()
                .filter(it -> filter == null
                        || evaluation(path, Value.nothing(), columns(it))
                                .of(filter)
                                .asTruth())
                .toList();
    }

    private static Map<String, String> columns(Choice choice) {
        var columns = new LinkedHashMap<>(choice.columns());
        columns.put("name", choice.name());
        return columns;
    }

    /// What is wrong with the answer, if it is asked now.
    public List<Fault> faults(FieldPath path) {
        var question = question(path);
        if (!asks(path) || !question.type().isAsked()) {
            return List.of();
        }
        var answer = answer(path);
        var required = question.required();
        if (answer.standing() == Answer.Standing.NOT_ASKED) {
            return required != null && evaluate(required, path, Value.nothing()).asTruth()
                    ? List.of(Fault.MISSING)
                    : List.of();
        }
        var text = answer.read(question);
        if (text.isEmpty()) {
            return List.of();
        }
        if (!fits(question, text, choices(path))) {
            return List.of(Fault.NOT_OF_ITS_TYPE);
        }
        return accepts(path, answer) ? List.of() : List.of(Fault.NOT_VALID);
    }

    /// Whether the form's own condition on an answer holds.
    public boolean accepts(FieldPath path, Answer answer) {
        var question = question(path);
        var constraint = question.constraint();
        var text = answer.read(question);
        return constraint == null
                || text.isEmpty()
                || evaluate(constraint, path, Value.of(question.type(), text)).asTruth();
    }

    private static boolean fits(Item.Question question, String text, List<Choice> choices) {
        return switch (question.type()) {
            case INTEGER -> text.matches("-?\\d{1,9}");
            case DECIMAL -> text.length() <= 20 && Value.NUMERAL.matcher(text).matches();
            case DATE -> text.length() == 10 && Value.day(text) instanceof Value.Day;
            case SELECT_ONE -> choices.stream().anyMatch(it -> it.name().equals(text));
            case SELECT_MULTIPLE -> choices.stream().map(Choice::name).toList().containsAll(List.of(text.split(" ")));
            case TEXT, AUDIO, NOTE, CALCULATE -> true;
        };
    }

    /// Whether an answer is of its question's type: a number, a day, choices of its list, whatever a filter leaves of
    /// it.
    public boolean takes(Item.Question question, Answer answer) {
        return answer.standing() != Answer.Standing.GIVEN || fits(question, answer.value(), form.choicesOf(question));
    }

    /// What the form works out for this item; empty where it is not asked.
    public String calculated(FieldPath path) {
        return value(path).asWords();
    }

    private Value value(FieldPath path) {
        if (!asks(path)) {
            return Value.nothing();
        }
        var question = question(path);
        var calculation = question.calculation();
        if (calculation == null) {
            return Value.of(question.type(), answer(path).read(question));
        }
        var known = calculated.get(path.toString());
        if (known == null) {
            var mark = "calculated " + path;
            if (!underWay.add(mark)) {
                throw new IllegalStateException("The form works " + path.name() + " out of itself");
            }
            known = Value.of(
                    question.type(),
                    evaluate(calculation, path, Value.nothing()).asWords());
            underWay.remove(mark);
            calculated.put(path.toString(), known);
        }
        return known;
    }

    private Value evaluate(Expression expression, FieldPath from, Value self) {
        return evaluation(from, self, Map.of()).of(expression);
    }

    private Evaluation evaluation(FieldPath from, Value self, Map<String, String> columns) {
        return new Evaluation(seen, today, from, self, columns);
    }

    private final Evaluation.Answers seen = new Evaluation.Answers() {
        @Override
        public Value of(String name, @Nullable FieldPath from) {
            var placed = outline.get(name);
            var paths = new ArrayList<FieldPath>();
            var way = new ArrayList<>(placed.holders());
            way.add(placed.item());
            walk(way, 0, null, from, paths);
            var many = placed.item() instanceof Item.Repeat || paths.size() != 1 || opens(placed, from);
            if (placed.item() instanceof Item.Question) {
                if (!many) {
                    return value(paths.getFirst());
                }
                return new Value.Many(paths.stream()
                        .filter(FilledForm.this::asks)
                        .map(FilledForm.this::value)
                        .toList());
            }
            var there = paths.stream()
                    .filter(FilledForm.this::asks)
                    .<Value>map(_ -> Value.nothing())
                    .toList();
            return many ? new Value.Many(there) : Value.nothing();
        }

        @Override
        public int position(@Nullable FieldPath from) {
            for (var i = from == null ? 0 : from.steps().size(); i > 0 && from != null; i--) {
                var part = new FieldPath(from.steps().subList(0, i));
                var instance = part.steps().getLast().instance();
                if (instance != null) {
                    return instances(without(part), part.name()).indexOf(instance) + 1;
                }
            }
            return 0;
        }
    };

    /// Whether an item lies in a repeat that the place is not in.
    private static boolean opens(Outline.Placed placed, @Nullable FieldPath from) {
        return placed.repeats().stream().anyMatch(it -> from == null || from.instanceOf(it.name()) == null);
    }

    /// All places that a way of items leads to, in the same instances as the place from which it is seen.
    private void walk(
            List<Item> way, int at, @Nullable FieldPath holder, @Nullable FieldPath from, List<FieldPath> found) {
        var item = way.get(at);
        var last = at == way.size() - 1;
        var ways = new ArrayList<FieldPath>();
        if (item instanceof Item.Repeat) {
            var own = from == null || last ? null : from.instanceOf(item.name());
            var ids = own == null ? instances(holder, item.name()) : List.of(own);
            ids.forEach(it -> ways.add(inside(holder, item.name(), it)));
        } else {
            ways.add(inside(holder, item.name(), null));
        }
        for (var it : ways) {
            if (last) {
                found.add(it);
            } else {
                walk(way, at + 1, it, from, found);
            }
        }
    }

    private Item.Question question(FieldPath path) {
        if (outline.get(path.name()).item() instanceof Item.Question question) {
            return question;
        }
        throw new IllegalArgumentException(path + " is no question");
    }

    private static FieldPath inside(@Nullable FieldPath holder, String name, @Nullable String instance) {
        return holder == null ? new FieldPath(List.of(new FieldPath.Step(name, instance))) : holder.to(name, instance);
    }

    private static @Nullable FieldPath without(FieldPath path) {
        var size = path.steps().size();
        return size == 1 ? null : new FieldPath(path.steps().subList(0, size - 1));
    }

    private static String key(@Nullable FieldPath holder, String repeat) {
        return holder == null ? repeat : holder + "/" + repeat;
    }

    private void changed() {
        relevant.clear();
        calculated.clear();
    }
}
