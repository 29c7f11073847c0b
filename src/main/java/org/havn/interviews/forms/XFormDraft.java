package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.havn.interviews.forms.FormDraft.DraftChoice;
import org.havn.interviews.forms.FormDraft.Kind;
import org.havn.interviews.forms.FormDraft.Node;
import org.jspecify.annotations.Nullable;

/// Makes a draft of an XForm as pyxform writes it.
final class XFormDraft {
    private static final Pattern ITEXT = Pattern.compile("jr:itext\\('([^']+)'\\)");
    private static final Pattern ITEMSET = Pattern.compile("(?s)instance\\('([^']+)'\\)/root/item(?:\\[(.*)])?");
    private static final Pattern LANGUAGE = Pattern.compile("(?:.*\\()?([a-z]{2,3})\\)?");
    private static final Set<String> CONTROLS = Set.of("input", "select", "select1", "upload");
    private static final Map<String, String> EXPRESSIONS = Map.of(
            "relevant", FormDraft.RELEVANT,
            "required", FormDraft.REQUIRED,
            "constraint", FormDraft.CONSTRAINT,
            "calculate", FormDraft.CALCULATION);
    private static final Map<String, String> MARKS = Map.of(
            "topic", FormDraft.TOPIC,
            "words", FormDraft.WORDS,
            "translates", FormDraft.TRANSLATES,
            "records", FormDraft.RECORDS,
            "alone", FormDraft.ALONE,
            "each", FormDraft.EACH);
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "nodeset",
            "type",
            "readonly",
            "{" + XForms.JAVAROSA + "}constraintMsg",
            "{" + XForms.JAVAROSA + "}requiredMsg");

    private final FormDraft draft;
    private final Problems problems;
    private final Map<String, XmlNode> binds = new HashMap<>();
    private final Map<String, XmlNode> controls = new HashMap<>();
    private final Map<String, XmlNode> labels = new HashMap<>();
    private final XFormTexts texts;

    private XFormDraft(FormDraft draft, Problems problems, XFormTexts texts) {
        this.draft = draft;
        this.problems = problems;
        this.texts = texts;
    }

    static Optional<FormDraft> of(Where.File file, XmlNode html, Problems problems) {
        var model = html.all().filter(it -> it.name.equals("model")).findFirst();
        var root = model.flatMap(it -> it.child("instance"))
                .flatMap(it -> it.children.stream().findFirst());
        var body = html.child("body");
        if (model.isEmpty() || root.isEmpty() || body.isEmpty()) {
            problems.add(file, "an XForm with model, instance and body", "<" + html.name + ">", "Take another file.");
            return Optional.empty();
        }
        var draft = new FormDraft(file);
        var texts = XFormTexts.of(model.get(), draft, problems);
        var reader = new XFormDraft(draft, problems, texts);
        draft.id = root.get().attribute("id");
        draft.version = root.get().attribute("version");
        html.all()
                .filter(it -> it.name.equals("title"))
                .findFirst()
                .ifPresent(it -> draft.title = new Label(Map.of(draft.defaultLanguage, it.text())));
        reader.model(model.get());
        reader.body(body.get());
        reader.items(root.get(), "/" + root.get().name, null);
        reader.controls.forEach((path, control) -> problems.add(
                new Where.Line(control.line, control.name), "a ref into the instance", path, "Look at the spelling."));
        return Optional.of(draft);
    }

    private void model(XmlNode model) {
        for (var it : model.children) {
            switch (it.name) {
                case "itext" -> {}
                case "bind" -> binds.put(it.attribute("nodeset"), it);
                case "instance" -> list(it);
                case "submission" ->
                    problems.leftOut(new Where.Line(it.line, it.name), "submission", "Havn knows where it sends to.");
                default ->
                    problems.add(
                            new Where.Line(it.line, it.name),
                            "only itext, instance and bind in the model",
                            "<" + it.name + ">",
                            "Havn's subset has no such action: say it with calculate or relevant.");
            }
        }
    }

    private void list(XmlNode instance) {
        var id = instance.attribute("id");
        if (id.isEmpty()) {
            return;
        }
        if (!instance.attribute("src").isEmpty()) {
            problems.add(
                    new Where.Line(instance.line, "instance"),
                    "a list inside the form",
                    "src " + Problems.quoted(instance.attribute("src")),
                    "Put the choices into the form.");
            return;
        }
        var choices = new ArrayList<DraftChoice>();
        instance.children("root").flatMap(it -> it.children("item")).forEach(item -> {
            var columns = new LinkedHashMap<String, String>();
            item.children.forEach(it -> columns.put(it.name, it.text()));
            var name = columns.getOrDefault("name", "");
            var itext = columns.get("itextId");
            var label = itext == null
                    ? texts.plain(columns.getOrDefault("label", ""))
                    : texts.label(itext, "", new Where.Line(item.line, "item"));
            List.of("name", "label", "itextId").forEach(columns::remove);
            columns.values().removeIf(String::isEmpty);
            choices.add(new DraftChoice(new Choice(name, label, columns), new Where.Line(item.line, "item " + name)));
        });
        draft.lists.put(id, choices);
    }

    private void body(XmlNode parent) {
        for (var it : parent.children) {
            var where = new Where.Line(it.line, it.name);
            if (CONTROLS.contains(it.name)) {
                controls.put(it.attribute("ref"), it);
            } else if (it.name.equals("group")) {
                labels.put(it.attribute("ref"), it);
                body(it);
            } else if (it.name.equals("repeat")) {
                if (!it.attribute("{" + XForms.JAVAROSA + "}count").isEmpty()) {
                    problems.add(where, "no jr:count", "one", "Havn opens instances itself.");
                }
                controls.put(it.attribute("nodeset"), it);
                body(it);
            } else if (!Set.of("label", "hint").contains(it.name)) {
                problems.add(
                        where,
                        "input, select1, select, upload, group or repeat",
                        "<" + it.name + ">",
                        "Ask it with one of those; Havn's subset has no other.");
            }
        }
    }

    private void items(XmlNode instance, String path, @Nullable Node holder) {
        var seen = new ArrayList<String>();
        for (var it : instance.children) {
            if (it.name.equals("meta") || seen.contains(it.name)) {
                continue;
            }
            // pyxform writes a repeat twice: as a template and as its first instance
            seen.add(it.name);
            item(it, path + "/" + it.name, holder);
        }
    }

    private void item(XmlNode instance, String path, @Nullable Node holder) {
        var bind = binds.get(path);
        var control = controls.remove(path);
        if (control == null && bind != null && preloaded(bind)) {
            return;
        }
        var repeat = control != null && control.name.equals("repeat");
        if (repeat || (control == null && !instance.children.isEmpty())) {
            var node = node(repeat ? Kind.REPEAT : Kind.GROUP, instance, null, null, holder, bind, control);
            texts.put(node, "label", labels.get(path));
            items(instance, path, node);
            return;
        }
        var calculates = bind != null && !bind.attribute("calculate").isEmpty();
        if (control == null && !calculates) {
            problems.add(
                    new Where.Line(instance.line, instance.name),
                    "a control in the body, or a calculate in its bind",
                    "neither",
                    "Ask it, or take it away.");
            return;
        }
        question(instance, holder, bind, control);
    }

    private void question(XmlNode instance, @Nullable Node holder, @Nullable XmlNode bind, @Nullable XmlNode control) {
        var type = control == null ? Optional.of(QuestionType.CALCULATE) : type(control, bind);
        if (type.isEmpty()) {
            problems.add(
                    new Where.Line(instance.line, instance.name),
                    "a type of string, int, decimal or date, or a recording",
                    Problems.quoted(bind == null ? "" : bind.attribute("type")),
                    "Ask it with one of those; Havn's subset has no other.");
            return;
        }
        var list = type.get().selects() && control != null ? listOf(instance, control) : null;
        var node = node(Kind.QUESTION, instance, type.get(), list, holder, bind, control);
        texts.put(node, "label", control);
        if (control != null) {
            filter(node, control);
            if (!instance.text().isEmpty()) {
                problems.add(node.at("instance"), "no default", Problems.quoted(instance.text()), "Take it away.");
            }
        }
    }

    private static Optional<QuestionType> type(XmlNode control, @Nullable XmlNode bind) {
        var type = bind == null ? "string" : bind.attribute("type");
        var readOnly = bind != null && bind.attribute("readonly").equals("true()");
        return switch (control.name) {
            case "select1" -> Optional.of(QuestionType.SELECT_ONE);
            case "select" -> Optional.of(QuestionType.SELECT_MULTIPLE);
            case "upload" ->
                control.attribute("mediatype").startsWith("audio") ? Optional.of(QuestionType.AUDIO) : Optional.empty();
            default ->
                switch (type) {
                    case "string", "", "xsd:string" -> Optional.of(readOnly ? QuestionType.NOTE : QuestionType.TEXT);
                    case "int", "xsd:int" -> Optional.of(QuestionType.INTEGER);
                    case "decimal" -> Optional.of(QuestionType.DECIMAL);
                    case "date", "xsd:date" -> Optional.of(QuestionType.DATE);
                    default -> Optional.empty();
                };
        };
    }

    private @Nullable String listOf(XmlNode instance, XmlNode control) {
        var itemset = control.child("itemset");
        if (itemset.isPresent()) {
            var matcher = ITEMSET.matcher(itemset.get().attribute("nodeset").strip());
            if (matcher.matches()) {
                return matcher.group(1);
            }
            problems.add(
                    new Where.Line(itemset.get().line, "itemset"),
                    "instance('list')/root/item, perhaps with a condition",
                    Problems.quoted(itemset.get().attribute("nodeset")),
                    "Name the list like that.");
            return null;
        }
        var choices = control.children("item")
                .map(item -> {
                    var name = item.child("value").map(XmlNode::text).orElse("");
                    var label = item.child("label").map(texts::of).orElse(Label.NONE);
                    return new DraftChoice(new Choice(name, label, Map.of()), new Where.Line(item.line, "item"));
                })
                .toList();
        draft.lists.put(instance.name, choices);
        return instance.name;
    }

    private static void filter(Node node, XmlNode control) {
        control.child("itemset")
                .map(it -> ITEMSET.matcher(it.attribute("nodeset").strip()))
                .filter(it -> it.matches() && it.group(2) != null)
                .ifPresent(it -> node.cells.put(FormDraft.FILTER, it.group(2).strip()));
    }

    private Node node(
            Kind kind,
            XmlNode instance,
            @Nullable QuestionType type,
            @Nullable String list,
            @Nullable Node holder,
            @Nullable XmlNode bind,
            @Nullable XmlNode control) {
        var line = bind != null ? bind.line : control != null ? control.line : instance.line;
        var node = new Node(
                kind, instance.name, type, list, holder, what -> new Where.Line(line, instance.name + " " + what));
        draft.add(node);
        if (bind != null) {
            EXPRESSIONS.forEach((attribute, column) -> put(node, column, bind.attribute(attribute)));
            MARKS.forEach((mark, column) -> put(node, column, bind.attribute("{" + XForms.HAVN + "}" + mark)));
            node.texts.put(
                    "constraint_message", texts.said(bind.attribute("{" + XForms.JAVAROSA + "}constraintMsg"), node));
            node.texts.put(
                    "required_message", texts.said(bind.attribute("{" + XForms.JAVAROSA + "}requiredMsg"), node));
            bind.attributes.keySet().stream()
                    .filter(it -> !EXPRESSIONS.containsKey(it)
                            && !WITHOUT_MEANING.contains(it)
                            && !it.startsWith("{" + XForms.HAVN + "}"))
                    .forEach(it -> problems.leftOut(node.at("bind"), it, "Havn's subset has no such attribute."));
        }
        return node;
    }

    private static void put(Node node, String column, String text) {
        if (!text.isEmpty()) {
            node.cells.put(column, text);
        }
    }

    private boolean preloaded(XmlNode bind) {
        var preload = bind.attribute("{" + XForms.JAVAROSA + "}preload");
        if (!preload.isEmpty()) {
            problems.leftOut(
                    new Where.Line(bind.line, "bind"), "preload " + preload, "Havn keeps times and devices itself.");
        }
        return !preload.isEmpty();
    }

    static Optional<String> itext(String ref) {
        var matcher = ITEXT.matcher(ref.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static Optional<String> language(String name) {
        var matcher = LANGUAGE.matcher(name.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
