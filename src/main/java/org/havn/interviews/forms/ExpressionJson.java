package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An expression as JSON: `op` says which shape, or which sign stands between left and right.
final class ExpressionJson {
    private ExpressionJson() {}

    static ObjectNode write(Expression expression) {
        var json = JsonNodeFactory.instance.objectNode();
        switch (expression) {
            case Expression.Text(var value) -> json.put("op", "text").put("value", value);
            case Expression.Numeral(var value) -> json.put("op", "number").put("value", value);
            case Expression.Field(var name) -> json.put("op", "field").put("name", name);
            case Expression.Self() -> json.put("op", "self");
            case Expression.Column(var name) -> json.put("op", "column").put("name", name);
            case Expression.Negative(var of) -> json.put("op", "negative").set("of", write(of));
            case Expression.Binary(var operator, var left, var right) -> {
                json.put("op", operator.sign());
                json.set("left", write(left));
                json.set("right", write(right));
            }
            case Expression.Call(var function, var arguments) -> {
                json.put("op", "call").put("function", function.word());
                var array = json.putArray("arguments");
                arguments.forEach(it -> array.add(write(it)));
            }
        }
        return json;
    }

    static Expression read(JsonNode json) {
        var op = json.get("op").stringValue();
        return switch (op) {
            case "text" -> new Expression.Text(json.get("value").stringValue());
            case "number" -> new Expression.Numeral(json.get("value").doubleValue());
            case "field" -> new Expression.Field(json.get("name").stringValue());
            case "self" -> new Expression.Self();
            case "column" -> new Expression.Column(json.get("name").stringValue());
            case "negative" -> new Expression.Negative(read(json.get("of")));
            case "call" -> {
                var arguments = new ArrayList<Expression>();
                json.get("arguments").forEach(it -> arguments.add(read(it)));
                var word = json.get("function").stringValue();
                yield new Expression.Call(
                        Function.of(word)
                                .orElseThrow(() -> new IllegalArgumentException("No form uses a function " + word)),
                        arguments);
            }
            default ->
                new Expression.Binary(
                        Arrays.stream(Operator.values())
                                .filter(it -> it.sign().equals(op))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException("No form uses a sign " + op)),
                        read(json.get("left")),
                        read(json.get("right")));
        };
    }
}
