package org.havn.interviews.forms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.havn.interviews.forms.FormDraft.DraftChoice;
import org.havn.interviews.forms.FormDraft.Kind;
import org.havn.interviews.forms.FormDraft.Node;
import org.jspecify.annotations.Nullable;

/// Makes a draft of the sheets of an XLSForm.
final class XlsFormDraft {
    private static final Set<String> EXPRESSIONS = Set.of(
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
    private static final String AUDIO = "audio";
    private static final Set<String> TEXTS = Set.of("label", "hint", AUDIO, "constraint_message", "required_message");
    /// What changes only how a form looks, or what only its writers read.
    private static final Set<String> LOOKS = Set.of("appearance", "notes", "note", "comment", "comments");
    private static final Set<String> SETTINGS =
            Set.of("form_title", "form_id", "version", "default_language", "namespaces", "allow_choice_duplicates");
    private static final Set<String> META = Set.of(
            "start", "end", "today", "deviceid", "username", "phonenumber", "email", "simserial", "subscriberid");
    private static final Pattern TYPE = Pattern.compile("(\\S+)(?:\\s+(\\S+))?(?:\\s+(.*))?");
    private static final Pattern LANGUAGE = Pattern.compile("(?:.*\\()?([a-z]{2,3})\\)?");

    private final FormDraft draft;
    private final Problems problems;

    private XlsFormDraft(FormDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    static FormDraft of(String file, List<Sheet> sheets, Problems problems) {
        var reader = new XlsFormDraft(new FormDraft(new Where.File(file)), problems);
        sheet(sheets, "settings").ifPresent(reader::settings);
        sheet(sheets, "choices").ifPresent(reader::choices);
        sheet(sheets, "survey")
                .ifPresentOrElse(
                        reader::survey,
                        () -> problems.add(
                                reader.draft.file,
                                "a sheet called survey",
                                "the sheets " + sheets.stream().map(Sheet::name).toList(),
                                "Name the sheet with the questions survey."));
        for (var sheet : sheets) {
            if (!List.of("settings", "choices", "survey").contains(sheet.name())) {
                problems.leftOut(new Where.File(file), "the sheet " + sheet.name(), "Havn's subset has no such sheet.");
            }
        }
        return reader.draft;
    }

    private static Optional<Sheet> sheet(List<Sheet> sheets, String name) {
        return sheets.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private void settings(Sheet sheet) {
        if (sheet.rows().isEmpty()) {
            problems.add(sheet.heading("form_id"), "a row of settings", "none", "Write form_id and version.");
            return;
        }
        var row = sheet.rows().getFirst();
        var titles = new LinkedHashMap<String, String>();
        row.cells().forEach((column, text) -> {
            if (column.startsWith("form_title::")) {
                language(column, sheet.heading(column)).ifPresent(it -> titles.put(it, text));
            } else if (!SETTINGS.contains(column)) {
                problems.leftOut(sheet.heading(column), "the setting " + column, "Havn's subset has no such setting.");
            }
        });
        draft.id = row.cell("form_id");
        draft.version = row.cell("version");
        var spoken = LANGUAGE.matcher(row.cell("default_language"));
        if (spoken.matches()) {
            draft.defaultLanguage = spoken.group(1);
        } else if (!row.cell("default_language").isEmpty()
                && !row.cell("default_language").equals("default")) {
            problems.add(
                    sheet.at(row, "default_language"),
                    "a language such as English (en)",
                    Problems.quoted(row.cell("default_language")),
                    "Write its code in brackets.");
        }
        if (!row.cell("form_title").isEmpty()) {
            titles.putIfAbsent(draft.defaultLanguage, row.cell("form_title"));
        }
        draft.title = new Label(titles);
    }

    private void choices(Sheet sheet) {
        sheet.columns().stream()
                .filter(it -> text(it).filter(AUDIO::equals).isPresent() && used(sheet, it))
                .forEach(it -> problems.leftOut(
                        sheet.heading(it), "the column " + it, "Havn plays the sounds of questions, not of choices."));
        checkColumns(sheet, Set.of("list_name", "list name", "name", "label", "audio", "media::audio"), true);
        for (var row : sheet.rows()) {
            var list = row.cell("list_name").isEmpty() ? row.cell("list name") : row.cell("list_name");
            if (list.isEmpty()) {
                problems.add(sheet.at(row, "list_name"), "the name of a list", "nothing", "Write it.");
                continue;
            }
            var columns = new LinkedHashMap<String, String>();
            row.cells().forEach((column, text) -> {
                if (!Set.of("list_name", "list name", "name").contains(column)
                        && text(column).isEmpty()) {
                    columns.put(column, text);
                }
            });
            draft.lists
                    .computeIfAbsent(list, _ -> new ArrayList<>())
                    .add(new DraftChoice(
                            new Choice(row.cell("name"), label(sheet, row, "label"), columns), sheet.at(row, "name")));
        }
    }

    private void survey(Sheet sheet) {
        checkColumns(sheet, EXPRESSIONS, false);
        sheet.columns().stream()
                .filter(it -> text(it).isPresent())
                .flatMap(it -> language(it, sheet.heading(it)).stream())
                .filter(it -> !draft.languages.contains(it))
                .forEach(draft.languages::add);
        if (draft.languages.isEmpty()) {
            draft.languages.add(draft.defaultLanguage);
        }
        Deque<Node> open = new ArrayDeque<>();
        for (var row : sheet.rows()) {
            row(sheet, row, open);
        }
        if (!open.isEmpty()) {
            problems.add(open.peek().at("type"), "an end of " + open.peek().name, "none", "Write its end below.");
        }
    }

    private void row(Sheet sheet, Sheet.SheetRow row, Deque<Node> open) {
        var type = row.cell("type")
                .replaceAll("(?i)^(begin|end)[ _](group|repeat)", "$1_$2")
                .strip();
        if (type.isEmpty()) {
            problems.add(sheet.at(row, "type"), "a type such as text", "nothing", "Write it, or delete the row.");
            return;
        }
        switch (type) {
            case "begin_group" -> open.push(add(sheet, row, Kind.GROUP, null, null, open.peek()));
            case "begin_repeat" -> open.push(add(sheet, row, Kind.REPEAT, null, null, open.peek()));
            case "end_group" -> end(sheet, row, open, Kind.GROUP);
            case "end_repeat" -> end(sheet, row, open, Kind.REPEAT);
            default -> question(sheet, row, type, open.peek());
        }
    }

    private void end(Sheet sheet, Sheet.SheetRow row, Deque<Node> open, Kind kind) {
        if (open.isEmpty() || open.peek().kind != kind) {
            var begun = open.isEmpty() ? "nothing is open" : "open is " + open.peek().name;
            problems.add(sheet.at(row, "type"), "the end of what was begun last", begun, "Look at begin and end.");
        } else {
            open.pop();
        }
    }

    private void question(Sheet sheet, Sheet.SheetRow row, String written, @Nullable Node holder) {
        if (META.contains(written)) {
            problems.leftOut(sheet.at(row, "type"), Problems.quoted(written), "Havn keeps times and devices itself.");
            return;
        }
        var matcher = TYPE.matcher(written);
        var known = matcher.matches() ? QuestionType.ofXlsform(matcher.group(1)) : Optional.<QuestionType>empty();
        if (known.isEmpty() || (!known.get().selects() && matcher.group(2) != null)) {
            problems.add(
                    sheet.at(row, "type"),
                    "one of the types in docs/forms.md",
                    Problems.quoted(written),
                    "Ask it with one of those; Havn's subset has no other.");
            return;
        }
        if (known.get().selects() && matcher.group(2) == null) {
            problems.add(sheet.at(row, "type"), "the name of a list behind it", "none", "Write " + written + " LIST.");
        }
        if (matcher.group(3) != null) {
            problems.add(
                    sheet.at(row, "type"),
                    "only a list behind " + matcher.group(1),
                    Problems.quoted(matcher.group(3)),
                    "Make the other answer a choice, with a text question after it.");
        }
        add(sheet, row, Kind.QUESTION, known.get(), matcher.group(2), holder);
    }

    private Node add(
            Sheet sheet,
            Sheet.SheetRow row,
            Kind kind,
            @Nullable QuestionType type,
            @Nullable String list,
            @Nullable Node holder) {
        var node = new Node(kind, row.cell("name"), type, list, holder, column -> sheet.at(row, column));
        TEXTS.forEach(it -> node.texts.put(it, label(sheet, row, it)));
        EXPRESSIONS.forEach(it -> {
            if (!row.cell(it).isEmpty()) {
                node.cells.put(it, row.cell(it));
            }
        });
        row.cells().forEach((column, text) -> {
            if (column.isEmpty()) {
                problems.add(
                        sheet.at(row, "?"), "a heading above it", Problems.quoted(text), "Write one, or delete it.");
            } else if (column.equals("repeat_count")) {
                problems.add(sheet.at(row, column), "no repeat_count", Problems.quoted(text), "Havn opens instances.");
            }
        });
        hear(sheet, row, node);
        draft.add(node);
        return node;
    }

    private void hear(Sheet sheet, Sheet.SheetRow row, Node node) {
        for (var cell : row.cells().entrySet()) {
            if (text(cell.getKey()).filter(AUDIO::equals).isEmpty()) {
                continue;
            }
            var where = sheet.at(row, cell.getKey());
            if (node.kind == Kind.QUESTION) {
                node.sounds.add(new FormDraft.NamedSound(cell.getValue(), where));
            } else {
                problems.leftOut(where, "the sound of a group", "Havn plays the sounds of questions.");
            }
        }
    }

    private Label label(Sheet sheet, Sheet.SheetRow row, String column) {
        var texts = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            if (text(cell.getKey()).filter(column::equals).isPresent()) {
                language(cell.getKey(), sheet.heading(cell.getKey())).ifPresent(it -> texts.put(it, cell.getValue()));
            }
        }
        return new Label(texts);
    }

    /// Which text a column holds, in whatever language; empty if it holds none.
    private static Optional<String> text(String column) {
        var name = column.startsWith("media::") ? column.substring("media::".length()) : column;
        var end = name.indexOf("::");
        var text = (end < 0 ? name : name.substring(0, end)).strip().replace("jr:constraintMsg", "constraint_message");
        return TEXTS.contains(text) ? Optional.of(text) : Optional.empty();
    }

    /// The language of a column such as `label::Arabic (ar)`; without one, the form's own.
    private Optional<String> language(String column, Where where) {
        var name = column.startsWith("media::") ? column.substring("media::".length()) : column;
        var end = name.indexOf("::");
        if (end < 0) {
            return Optional.of(draft.defaultLanguage);
        }
        var matcher = LANGUAGE.matcher(name.substring(end + 2).strip());
        if (!matcher.matches()) {
            problems.add(
                    where,
                    "a language such as label::Arabic (ar)",
                    Problems.quoted(column),
                    "Write its code in brackets.");
            return Optional.empty();
        }
        return Optional.of(matcher.group(1));
    }

    private void checkColumns(Sheet sheet, Set<String> known, boolean othersAreForFilters) {
        for (var column : sheet.columns()) {
            var bare = column.toLowerCase(Locale.ROOT);
            if (column.isEmpty() || known.contains(column) || text(column).isPresent() || othersAreForFilters) {
                continue;
            }
            if (LOOKS.contains(bare)) {
                problems.leftOut(sheet.heading(column), "the column " + column, "It changes nothing of what is asked.");
            } else if (!Set.of("type", "name", "repeat_count").contains(column) && used(sheet, column)) {
                problems.add(
                        sheet.heading(column),
                        "the columns in docs/forms.md",
                        Problems.quoted(column),
                        "Havn's subset has no such column: say it with another, or delete it.");
            }
        }
    }

    private static boolean used(Sheet sheet, String column) {
        return sheet.rows().stream().anyMatch(it -> !it.cell(column).isEmpty());
    }
}
