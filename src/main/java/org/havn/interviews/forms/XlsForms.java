package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Forms as XLSForm has them: the sheets *survey*, *choices* and *settings*, in a spreadsheet or a folder of CSV files.
public final class XlsForms {
    private static final Pattern FILE = Pattern.compile("(survey|choices|settings)(?:_([a-z]{2,3}))?\\.csv");
    private static final List<String> TRANSLATED =
            List.of("label", "hint", "media::audio", "constraint_message", "required_message");

    private XlsForms() {}

    /// Reads a spreadsheet.
    ///
    /// @param name what the file is called, for its problems
    public static ReadForm spreadsheet(String name, byte[] content) {
        return spreadsheet(name, content, SoundsBeside.none(), new Problems());
    }

    static ReadForm spreadsheet(String name, byte[] content, SoundsBeside beside, Problems problems) {
        var sheets = SheetFiles.spreadsheet(name, content, problems);
        return problems.stop() ? failed(problems) : read(name, sheets, beside, problems);
    }

    /// Reads CSV files: `survey.csv`, `choices.csv`, `settings.csv`, and translations such as `survey_ar.csv`, each
    /// with the names that it translates; and the sound files that the form names.
    ///
    /// @param name what the folder is called, for its problems
    /// @param files by file name
    public static ReadForm folder(String name, Map<String, byte[]> files) {
        var sheets = new TreeMap<String, byte[]>();
        var others = new TreeMap<String, byte[]>();
        files.forEach((file, content) ->
                (FILE.matcher(file).matches() || file.endsWith(".csv") ? sheets : others).put(file, content));
        return FormFiles.withNamesOf(folder(name, sheets, SoundsBeside.of(others)), others);
    }

    static ReadForm folder(String name, Map<String, byte[]> files, SoundsBeside beside) {
        var problems = new Problems();
        var sheets = new ArrayList<Sheet>();
        var translations = new ArrayList<Sheet>();
        new TreeMap<>(files).forEach((file, content) -> {
            var matcher = FILE.matcher(file);
            if (!matcher.matches()) {
                problems.leftOut(
                        new Where.File(file), "a file of another name", "A form has survey, choices, settings.");
                return;
            }
            SheetFiles.csv(file.replace(".csv", ""), content, problems)
                    .ifPresent(matcher.group(2) == null ? sheets::add : translations::add);
        });
        if (problems.stop()) {
            return failed(problems);
        }
        var whole = sheets.stream()
                .map(it -> translated(it, translations, problems))
                .toList();
        return read(name, whole, beside, problems);
    }

    private static ReadForm read(String name, List<Sheet> sheets, SoundsBeside beside, Problems problems) {
        var draft = XlsFormDraft.of(name, sheets, problems);
        return FormMaker.make(draft, beside, problems);
    }

    private static ReadForm failed(Problems problems) {
        return new ReadForm(java.util.Optional.empty(), List.of(), problems.all());
    }

    /// The sheet with the texts of its translations as columns `label::ar` and so on.
    private static Sheet translated(Sheet sheet, List<Sheet> translations, Problems problems) {
        var columns = new ArrayList<>(sheet.columns());
        var rows = new ArrayList<Sheet.SheetRow>();
        sheet.rows().forEach(it -> rows.add(new Sheet.SheetRow(it.number(), new LinkedHashMap<>(it.cells()))));
        for (var translation : translations) {
            if (!translation.name().startsWith(sheet.name() + "_")) {
                continue;
            }
            var language = translation.name().substring(sheet.name().length() + 1);
            TRANSLATED.stream()
                    .filter(translation.columns()::contains)
                    .forEach(it -> columns.add(it + "::" + language));
            for (var row : translation.rows()) {
                var original =
                        rows.stream().filter(it -> key(it).equals(key(row))).findFirst();
                if (original.isEmpty()) {
                    problems.add(
                            translation.at(row, "name"),
                            "a name of sheet " + sheet.name(),
                            Problems.quoted(key(row)),
                            "Look at the spelling, or take the row away.");
                    continue;
                }
                TRANSLATED.stream()
                        .filter(it -> !row.cell(it).isEmpty())
                        .forEach(it -> original.get().cells().put(it + "::" + language, row.cell(it)));
            }
        }
        return new Sheet(sheet.name(), columns, rows);
    }

    /// Choices have their list in front of their name.
    private static String key(Sheet.SheetRow row) {
        return row.cell("list_name").isEmpty() ? row.cell("name") : row.cell("list_name") + " " + row.cell("name");
    }
}
