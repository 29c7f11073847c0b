package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.havn.interviews.forms.FormDraft.Kind;
import org.havn.interviews.forms.FormDraft.Node;
import org.jspecify.annotations.Nullable;

/// Makes a form of a draft: reads its expressions, and looks that everything that is named is there.
final class FormMaker {
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_ITEMS = 2_000;
    private static final int DEEPEST = 8;

    private final FormDraft draft;
    private final Problems problems;
    private final FormMarks marks;
    private final Map<String, Node> byName = new HashMap<>();

    private FormMaker(FormDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        this.marks = new FormMarks(draft, problems);
    }

    static ReadForm make(FormDraft draft, SoundsBeside beside, Problems problems) {
        var form = new FormMaker(draft, problems).form();
        var sounds = beside.of(draft, problems);
        if (!problems.stop()) {
            Dependencies.check(form, draft, problems);
        }
        return new ReadForm(
                problems.stop() ? Optional.empty() : Optional.of(form), sounds, problems.all(), Unasked.of(draft));
    }

    private Form form() {
        var all = draft.all();
        if (all.isEmpty()) {
            problems.add(draft.file, "questions", "none", "Write at least one.");
        }
        if (all.size() > MOST_ITEMS) {
            problems.add(draft.file, "at most 2,000 items", all.size() + " items", "Make several forms of it.");
        }
        if (!ID.matcher(draft.id).matches()) {
            problems.add(
                    draft.file,
                    "a form_id of small letters, digits, - and _",
                    Problems.quoted(draft.id),
                    "Name it in the settings.");
        }
        if (!VERSION.matcher(draft.version).matches()) {
            problems.add(
                    draft.file,
                    "a version of digits, such as 2026112701",
                    Problems.quoted(draft.version),
                    "Name it in the settings; a newer form has a larger one.");
        }
        all.forEach(this::known);
        checkLists();
        var lists = new LinkedHashMap<String, List<Choice>>();
        draft.lists.forEach((name, choices) -> lists.put(
                name, choices.stream().map(FormDraft.DraftChoice::choice).toList()));
        return new Form(
                draft.id,
                draft.version,
                draft.title,
                draft.defaultLanguage,
                draft.languages,
                draft.items.stream().map(this::item).toList(),
                lists);
    }

    private void known(Node node) {
        if (!NAME.matcher(node.name).matches()) {
            problems.add(
                    node.at("name"),
                    "a name of letters, digits, - and _ that begins with a letter",
                    Problems.quoted(node.name),
                    "Write another name.");
            return;
        }
        var before = byName.putIfAbsent(node.name, node);
        if (before != null) {
            problems.add(
                    node.at("name"),
                    "a name that nothing else in the form has",
                    Problems.quoted(node.name) + ", which " + before.at("name") + " has already",
                    "Give one of them another name.");
        }
        if (node.names().size() > DEEPEST) {
            problems.add(node.at("name"), "at most 8 groups inside each other", "more", "Take a group away.");
        }
    }

    private void checkLists() {
        draft.lists.forEach((list, choices) -> {
            var names = new HashSet<String>();
            for (var it : choices) {
                var name = it.choice().name();
                if (name.isEmpty() || name.length() > 64 || name.matches(".*\\s.*")) {
                    problems.add(it.where(), "a name without spaces", Problems.quoted(name), "Write another name.");
                } else if (!names.add(name)) {
                    problems.add(
                            it.where(),
                            "a name that is once in the list " + list,
                            Problems.quoted(name),
                            "Give one of them another name.");
                }
                translated(it.choice().label(), it.where());
            }
        });
    }

    private void translated(Label label, Where where) {
        for (var language : draft.languages) {
            if (!label.has(language)) {
                problems.add(
                        where,
                        "a label in " + Locale.of(language).getDisplayLanguage(Locale.ENGLISH) + " (" + language + ")",
                        "none",
                        "Write it, or take the language away.");
            }
        }
    }

    private Item item(Node node) {
        var relevant = expression(node, FormDraft.RELEVANT);
        var topic = marks.topic(node);
        return switch (node.kind) {
            case QUESTION -> question(node, relevant, topic);
            case GROUP ->
                new Item.Group(
                        node.name, node.text("label"), relevant, topic, marks.yes(node, FormDraft.ALONE), inside(node));
            case REPEAT ->
                new Item.Repeat(
                        node.name,
                        node.text("label"),
                        relevant,
                        topic,
                        marks.yes(node, FormDraft.ALONE),
                        marks.each(node),
                        inside(node));
        };
    }

    private List<Item> inside(Node node) {
        if (node.inside.isEmpty()) {
            problems.add(node.at("name"), "questions inside " + node.name, "none", "Write some, or take it away.");
        }
        if (!node.text("label").isEmpty()) {
            translated(node.text("label"), node.at("label"));
        }
        return node.inside.stream().map(this::item).toList();
    }

    private Item.Question question(Node node, @Nullable Expression relevant, @Nullable Topic topic) {
        var type = java.util.Objects.requireNonNull(node.type, "A question has a type");
        var calculation = expression(node, FormDraft.CALCULATION);
        if (type == QuestionType.CALCULATE
                && calculation == null
                && node.cell(FormDraft.CALCULATION).isEmpty()) {
            problems.add(node.at(FormDraft.CALCULATION), "what is worked out", "nothing", "Write it.");
        }
        if (type != QuestionType.CALCULATE) {
            translated(node.text("label"), node.at("label"));
        }
        if (type.selects() && draft.lists.getOrDefault(node.list, List.of()).isEmpty()) {
            problems.add(
                    node.at("type"),
                    "a list that has choices",
                    Problems.quoted(String.valueOf(node.list)),
                    "Write its choices, or look at the spelling.");
        }
        return new Item.Question(
                node.name,
                type,
                node.text("label"),
                node.text("hint"),
                node.text("audio"),
                relevant,
                expression(node, FormDraft.REQUIRED),
                node.text("required_message"),
                expression(node, FormDraft.CONSTRAINT),
                node.text("constraint_message"),
                calculation,
                type.selects() ? node.list : null,
                expression(node, FormDraft.FILTER),
                topic,
                marks.yes(node, FormDraft.WORDS),
                marks.wordsBeside(node, FormDraft.TRANSLATES),
                marks.records(node, type));
    }

    private @Nullable Expression expression(Node node, String column) {
        var text = node.cell(column).strip();
        var word = text.toLowerCase(Locale.ROOT);
        if (column.equals(FormDraft.REQUIRED)
                && List.of("no", "false", "false()", "").contains(word)) {
            return null;
        }
        if (column.equals(FormDraft.REQUIRED)
                && List.of("yes", "true", "true()").contains(word)) {
            return new Expression.Call(Function.TRUE, List.of());
        }
        if (text.isEmpty()) {
            return null;
        }
        try {
            var filter = column.equals(FormDraft.FILTER);
            var expression = ExpressionReader.read(text, new Surroundings(node), filter);
            check(node, column, expression, false);
            return expression;
        } catch (ExpressionFault fault) {
            problems.add(node.at(column), fault.expected(), fault.found(), fault.cure());
            return null;
        }
    }

    private void check(Node node, String column, Expression expression, boolean gathered) throws ExpressionFault {
        if (expression instanceof Expression.Self && !column.equals(FormDraft.CONSTRAINT)) {
            throw new ExpressionFault("${name}", ".", "A point is the answer itself and belongs into a constraint.");
        }
        if (expression instanceof Expression.Field(var name) && !gathered && strange(node, name)) {
            throw new ExpressionFault(
                    "an answer that is there once",
                    "${" + name + "}, which is there in every instance of a repeat",
                    "Put it into count() or sum().");
        }
        if (expression instanceof Expression.Column(var name) && !hasColumn(node, name)) {
            throw new ExpressionFault(
                    "a column of the list " + node.list,
                    Problems.quoted(name),
                    byName.containsKey(name) ? "Write ${" + name + "}." : "Look at the spelling.");
        }
        for (var part : expression.parts()) {
            var gathers = expression instanceof Expression.Call(var function, var _) && function.gathers();
            check(node, column, part, gathers);
        }
    }

    private boolean strange(Node node, String name) {
        var holders = new ArrayList<Node>();
        for (var it = node; it != null; it = it.holder) {
            holders.add(it);
        }
        for (var it = byName.get(name); it != null; it = it.holder) {
            if (it.kind == Kind.REPEAT && (!holders.contains(it) || it.name.equals(name))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasColumn(Node node, String name) {
        return name.equals("name")
                || draft.lists.getOrDefault(node.list, List.of()).stream()
                        .anyMatch(it -> it.choice().columns().containsKey(name));
    }

    /// What names and paths mean where a node stands.
    private final class Surroundings implements ExpressionReader.Names {
        private final Node from;

        Surroundings(Node from) {
            this.from = from;
        }

        @Override
        public boolean has(String name) {
            return byName.containsKey(name);
        }

        @Override
        public Optional<String> at(boolean absolute, List<String> steps) {
            var names = absolute ? new ArrayList<String>() : new ArrayList<>(from.names());
            for (var step : absolute ? steps.subList(1, steps.size()) : steps) {
                if (!step.equals("..")) {
                    names.add(step);
                } else if (names.isEmpty()) {
                    return Optional.empty();
                } else {
                    names.removeLast();
                }
            }
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(byName.get(names.getLast()))
                            .filter(it -> it.names().equals(names))
                            .map(it -> it.name);
        }
    }
}
