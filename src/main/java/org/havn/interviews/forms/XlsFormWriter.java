package org.havn.interviews.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/// Writes a form as an XLSForm spreadsheet, which other tools read too.
public final class XlsFormWriter {
    private static final List<String> TEXTS =
            List.of("label", "hint", "media::audio", "constraint_message", "required_message");
    private static final List<String> OTHERS = List.of(
            FormDraft.RELEVANT,
            FormDraft.REQUIRED,
            FormDraft.CONSTRAINT,
            FormDraft.CALCULATION,
            FormDraft.FILTER,
            FormDraft.TOPIC,
            FormDraft.WORDS,
            FormDraft.TRANSLATES,
            FormDraft.RECORDS,
            FormDraft.ALONE,
            FormDraft.EACH);

    private final Form form;
    private final List<Map<String, String>> survey = new ArrayList<>();

    private XlsFormWriter(Form form) {
        this.form = form;
    }

    /// The spreadsheet's bytes.
    public static byte[] write(Form form) {
        var writer = new XlsFormWriter(form);
        form.items().forEach(writer::item);
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Havn", "1.0")) {
            sheet(workbook, "survey", writer.columns(), writer.survey);
            sheet(workbook, "choices", writer.choiceColumns(), writer.choices());
            var settings = writer.settings();
            sheet(workbook, "settings", List.copyOf(settings.keySet()), List.of(settings));
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory takes every byte", impossible);
        }
        return out.toByteArray();
    }

    private static void sheet(Workbook workbook, String name, List<String> columns, List<Map<String, String>> rows) {
        var sheet = workbook.newWorksheet(name);
        for (var column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            for (var row = 0; row < rows.size(); row++) {
                var text = rows.get(row).get(columns.get(column));
                if (text != null) {
                    sheet.value(row + 1, column, text);
                }
            }
        }
    }

    private List<String> columns() {
        var columns = new ArrayList<>(List.of("type", "name"));
        for (var text : TEXTS) {
            for (var language : form.languages()) {
                var column = text + "::" + language;
                if (text.equals("label") || survey.stream().anyMatch(it -> it.containsKey(column))) {
                    columns.add(column);
                }
            }
        }
        columns.addAll(OTHERS);
        return columns;
    }

    private void item(Item item) {
        switch (item) {
            case Item.Question question -> survey.add(question(question));
            case Item.Group group -> {
                var row = row("begin_group", group);
                mark(row, FormDraft.ALONE, group.alone());
                inside(row, group, "end_group");
            }
            case Item.Repeat repeat -> {
                var row = row("begin_repeat", repeat);
                mark(row, FormDraft.ALONE, repeat.alone());
                if (repeat.each() == Item.Each.MEMBERS) {
                    row.put(FormDraft.EACH, "members");
                }
                inside(row, repeat, "end_repeat");
            }
        }
    }

    private void inside(Map<String, String> row, Item.Holder holder, String end) {
        survey.add(row);
        holder.items().forEach(this::item);
        survey.add(Map.of("type", end));
    }

    private static Map<String, String> row(String type, Item item) {
        var row = new LinkedHashMap<String, String>();
        row.put("type", type);
        row.put("name", item.name());
        texts(row, "label", item.label());
        expression(row, FormDraft.RELEVANT, item.relevant());
        var topic = item.topic();
        if (topic != null) {
            row.put(FormDraft.TOPIC, topic.name());
        }
        return row;
    }

    private static Map<String, String> question(Item.Question question) {
        var type = question.type().xlsform() + (question.choices() == null ? "" : " " + question.choices());
        var row = row(type, question);
        texts(row, "hint", question.hint());
        texts(row, "media::audio", question.audio());
        texts(row, "constraint_message", question.constraintMessage());
        texts(row, "required_message", question.requiredMessage());
        expression(row, FormDraft.REQUIRED, question.required());
        expression(row, FormDraft.CONSTRAINT, question.constraint());
        expression(row, FormDraft.CALCULATION, question.calculation());
        expression(row, FormDraft.FILTER, question.choiceFilter());
        mark(row, FormDraft.WORDS, question.words());
        var translates = question.translates();
        if (translates != null) {
            row.put(FormDraft.TRANSLATES, translates);
        }
        var records = question.records();
        if (records != null) {
            row.put(FormDraft.RECORDS, records);
        }
        return row;
    }

    private static void texts(Map<String, String> row, String column, Label label) {
        label.byLanguage().forEach((language, text) -> row.put(column + "::" + language, text));
    }

    private static void expression(Map<String, String> row, String column, @Nullable Expression expression) {
        if (expression != null) {
            row.put(column, ExpressionText.xlsform(expression));
        }
    }

    private static void mark(Map<String, String> row, String column, boolean marked) {
        if (marked) {
            row.put(column, "yes");
        }
    }

    private List<String> choiceColumns() {
        var columns = new LinkedHashSet<>(List.of("list_name", "name"));
        form.languages().forEach(it -> columns.add("label::" + it));
        form.lists()
                .values()
                .forEach(list -> list.forEach(it -> columns.addAll(it.columns().keySet())));
        return List.copyOf(columns);
    }

    private List<Map<String, String>> choices() {
        var rows = new ArrayList<Map<String, String>>();
        form.lists().forEach((list, choices) -> {
            for (var choice : choices) {
                var row = new LinkedHashMap<String, String>();
                row.put("list_name", list);
                row.put("name", choice.name());
                texts(row, "label", choice.label());
                row.putAll(choice.columns());
                rows.add(row);
            }
        });
        return rows;
    }

    private Map<String, String> settings() {
        var row = new LinkedHashMap<String, String>();
        form.title().byLanguage().forEach((language, text) -> row.put("form_title::" + language, text));
        row.put("form_title", form.title().in(form.defaultLanguage(), "en"));
        row.put("form_id", form.id());
        row.put("version", form.version());
        row.put("default_language", form.defaultLanguage());
        row.put("namespaces", "havn=\"urn:havn:forms\"");
        return row;
    }
}
