package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A form as JSON, field by field: what is stored, and what the browser works with. The schema is
/// `docs/schemas/form.schema.json`.
public final class FormJson {
    public static final String FORMAT = "havn-form-1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FormJson() {}

    /// The form as one line of JSON.
    public static String write(Form form) {
        var json = NODES.objectNode();
        json.put("format", FORMAT);
        json.put("id", form.id());
        json.put("version", form.version());
        json.set("title", label(form.title()));
        json.put("defaultLanguage", form.defaultLanguage());
        var languages = json.putArray("languages");
        form.languages().forEach(languages::add);
        json.set("items", items(form.items()));
        var lists = json.putObject("lists");
        form.lists().forEach((name, choices) -> lists.set(name, choices(choices)));
        return MAPPER.writeValueAsString(json);
    }

    /// The form that [#write] wrote.
    public static Form read(String text) {
        var json = MAPPER.readTree(text);
        if (!text(json, "format").equals(FORMAT)) {
            throw new IllegalArgumentException("A stored form is of the format " + FORMAT);
        }
        var lists = new LinkedHashMap<String, List<Choice>>();
        json.get("lists")
                .properties()
                .forEach(list -> lists.put(
                        list.getKey(),
                        each(list.getValue()).stream().map(FormJson::choice).toList()));
        return new Form(
                text(json, "id"),
                text(json, "version"),
                label(json.get("title")),
                text(json, "defaultLanguage"),
                each(json.get("languages")).stream().map(JsonNode::stringValue).toList(),
                each(json.get("items")).stream().map(FormJson::item).toList(),
                lists);
    }

    private static ArrayNode items(List<Item> items) {
        var array = NODES.arrayNode();
        items.forEach(it -> array.add(item(it)));
        return array;
    }

    private static ObjectNode item(Item item) {
        var json = NODES.objectNode();
        json.put(
                "kind",
                switch (item) {
                    case Item.Question _ -> "question";
                    case Item.Group _ -> "group";
                    case Item.Repeat _ -> "repeat";
                });
        json.put("name", item.name());
        put(json, "label", item.label());
        put(json, "relevant", item.relevant());
        if (item.topic() != null) {
            json.put("topic", item.topic().name());
        }
        switch (item) {
            case Item.Question question -> question(json, question);
            case Item.Group group -> holder(json, group);
            case Item.Repeat repeat -> {
                json.put("each", repeat.each().name());
                holder(json, repeat);
            }
        }
        return json;
    }

    private static void holder(ObjectNode json, Item.Holder holder) {
        if (holder.alone()) {
            json.put("alone", true);
        }
        json.set("items", items(holder.items()));
    }

    private static void question(ObjectNode json, Item.Question question) {
        json.put("type", question.type().name());
        put(json, "hint", question.hint());
        put(json, "audio", question.audio());
        put(json, "required", question.required());
        put(json, "requiredMessage", question.requiredMessage());
        put(json, "constraint", question.constraint());
        put(json, "constraintMessage", question.constraintMessage());
        put(json, "calculation", question.calculation());
        if (question.choices() != null) {
            json.put("choices", question.choices());
        }
        put(json, "choiceFilter", question.choiceFilter());
        if (question.words()) {
            json.put("words", true);
        }
        if (question.translates() != null) {
            json.put("translates", question.translates());
        }
        if (question.records() != null) {
            json.put("records", question.records());
        }
    }

    private static void put(ObjectNode json, String field, Label label) {
        if (!label.isEmpty()) {
            json.set(field, label(label));
        }
    }

    private static void put(ObjectNode json, String field, @Nullable Expression expression) {
        if (expression != null) {
            json.set(field, ExpressionJson.write(expression));
        }
    }

    private static ObjectNode label(Label label) {
        var json = NODES.objectNode();
        label.byLanguage().forEach(json::put);
        return json;
    }

    private static ArrayNode choices(List<Choice> choices) {
        var array = NODES.arrayNode();
        for (var choice : choices) {
            var json = array.addObject();
            json.put("name", choice.name());
            put(json, "label", choice.label());
            if (!choice.columns().isEmpty()) {
                var columns = json.putObject("columns");
                choice.columns().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(it -> columns.put(it.getKey(), it.getValue()));
            }
        }
        return array;
    }

    private static Item item(JsonNode json) {
        var name = text(json, "name");
        var topic = json.has("topic") ? Topic.valueOf(text(json, "topic")) : null;
        var relevant = expression(json.get("relevant"));
        var alone = json.has("alone") && json.get("alone").booleanValue();
        return switch (text(json, "kind")) {
            case "question" -> question(json, name, relevant, topic);
            case "group" -> new Item.Group(name, label(json.get("label")), relevant, topic, alone, inside(json));
            case "repeat" ->
                new Item.Repeat(
                        name,
                        label(json.get("label")),
                        relevant,
                        topic,
                        alone,
                        Item.Each.valueOf(text(json, "each")),
                        inside(json));
            default -> throw new IllegalArgumentException("A form has questions, groups and repeats");
        };
    }

    private static List<Item> inside(JsonNode json) {
        return each(json.get("items")).stream().map(FormJson::item).toList();
    }

    private static Item.Question question(
            JsonNode json, String name, @Nullable Expression relevant, @Nullable Topic topic) {
        return new Item.Question(
                name,
                QuestionType.valueOf(text(json, "type")),
                label(json.get("label")),
                label(json.get("hint")),
                label(json.get("audio")),
                relevant,
                expression(json.get("required")),
                label(json.get("requiredMessage")),
                expression(json.get("constraint")),
                label(json.get("constraintMessage")),
                expression(json.get("calculation")),
                json.has("choices") ? text(json, "choices") : null,
                expression(json.get("choiceFilter")),
                topic,
                json.has("words") && json.get("words").booleanValue(),
                json.has("translates") ? text(json, "translates") : null,
                json.has("records") ? text(json, "records") : null);
    }

    private static Choice choice(JsonNode json) {
        var columns = new LinkedHashMap<String, String>();
        if (json.has("columns")) {
            json.get("columns")
                    .properties()
                    .forEach(it -> columns.put(it.getKey(), it.getValue().stringValue()));
        }
        return new Choice(text(json, "name"), label(json.get("label")), columns);
    }

    private static Label label(@Nullable JsonNode json) {
        if (json == null) {
            return Label.NONE;
        }
        var texts = new LinkedHashMap<String, String>();
        json.properties().forEach(it -> texts.put(it.getKey(), it.getValue().stringValue()));
        return new Label(texts);
    }

    private static @Nullable Expression expression(@Nullable JsonNode json) {
        return json == null ? null : ExpressionJson.read(json);
    }

    private static List<JsonNode> each(JsonNode array) {
        var all = new ArrayList<JsonNode>();
        array.forEach(all::add);
        return all;
    }

    private static String text(JsonNode json, String field) {
        return json.get(field).stringValue();
    }
}
