package org.havn.interviews.forms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.havn.reference.FileTooLargeInside;
import org.havn.reference.FileTooWide;
import org.havn.reference.SpreadsheetSize;

/// A form that comes with its sound files, in a folder or packed into an archive: sheets as CSV, one spreadsheet or one
/// XForm, and the files that it names.
public final class FormFiles {
    private static final String CURE = "Put one form into it: survey.csv with its sheets, one .xlsx, or one .xml.";

    private FormFiles() {}

    /// @param name what the folder is called, for its problems
    /// @param files by file name, wherever below the folder they lie
    public static ReadForm folder(String name, Map<String, byte[]> files) {
        if (files.containsKey("survey.csv")) {
            return XlsForms.folder(name, files);
        }
        var forms = files.keySet().stream()
                .filter(it -> ends(it, ".xlsx") || ends(it, ".xml"))
                .sorted()
                .toList();
        if (forms.size() != 1) {
            return failed(FormProblem.of(
                    new Where.File(name), "one form", forms.isEmpty() ? "none" : String.join(", ", forms), CURE));
        }
        var form = forms.getFirst();
        var others = new TreeMap<>(files);
        others.remove(form);
        var problems = new Problems();
        var content = files.getOrDefault(form, new byte[0]);
        var read = ends(form, ".xml")
                ? XForms.read(form, content, SoundsBeside.of(others), problems)
                : XlsForms.spreadsheet(form, content, SoundsBeside.of(others), problems);
        return withNamesOf(read, others);
    }

    /// A form in one file, whichever it is: a spreadsheet, an XForm, or an archive with its sounds. Its content says
    /// so,
    /// and nothing else.
    ///
    /// @param name what it is called, for its problems
    public static ReadForm file(String name, byte[] content) {
        if (begins(content, 'P', 'K')) {
            return isSpreadsheet(content) ? XlsForms.spreadsheet(name, content) : archive(name, content);
        }
        return begins(content, '<')
                ? XForms.read(name, content)
                : failed(FormProblem.of(
                        new Where.File(name),
                        "a spreadsheet (.xlsx), an XForm (.xml), or an archive (.zip) with one of them",
                        "something else",
                        "Save the form as one of these."));
    }

    private static boolean begins(byte[] content, char... with) {
        for (var i = 0; i < with.length; i++) {
            if (content.length <= i || content[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    /// A spreadsheet is an archive too; it tells inside which kind of office document it is.
    private static boolean isSpreadsheet(byte[] content) {
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            return zip.getEntry("[Content_Types].xml") != null;
        } catch (IOException damaged) {
            return true; // whose reader says what is the matter
        }
    }

    /// A form's folder as one file. Folders inside it mean nothing.
    ///
    /// @param name what the archive is called, for its problems
    public static ReadForm archive(String name, byte[] content) {
        var where = new Where.File(name);
        var files = new HashMap<String, byte[]>();
        try {
            SpreadsheetSize.requireModest(content);
            try (var zip = ZipFile.builder().setByteArray(content).get()) {
                for (var entry : Collections.list(zip.getEntries())) {
                    var file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    if (entry.isDirectory()
                            || file.startsWith(".")
                            || entry.getName().startsWith("__MACOSX/")) {
                        continue;
                    }
                    try (var inside = zip.getInputStream(entry)) {
                        if (files.put(file, inside.readAllBytes()) != null) {
                            return failed(FormProblem.of(
                                    where,
                                    "each file once",
                                    Problems.quoted(file) + " in several folders",
                                    "Take away all but one."));
                        }
                    }
                }
            }
        } catch (FileTooLargeInside tooLarge) {
            return failed(FormProblem.of(where, "at most 100 MB once unpacked", "more", "Make the files smaller."));
        } catch (FileTooWide tooWide) {
            return failed(FormProblem.of(
                    where, "sheets of a form", "one that is too wide", "Delete what is beside its table."));
        } catch (IOException unreadable) {
            return failed(
                    FormProblem.of(where, "an archive (.zip)", "a file that is none or is damaged", "Pack it again."));
        }
        return folder(name, files);
    }

    /// The same, and a word about each file that the form does not name.
    static ReadForm withNamesOf(ReadForm read, Map<String, byte[]> others) {
        var named = read.sounds().stream().map(FormSound::name).toList();
        var problems = new ArrayList<>(read.problems());
        if (read.form().isPresent()) {
            others.keySet().stream()
                    .filter(it -> !named.contains(it))
                    .forEach(it -> problems.add(FormProblem.leftOut(
                            new Where.File(it),
                            "a file that no question names",
                            "A form has its sheets, and the sounds that they name.")));
        }
        return new ReadForm(read.form(), read.sounds(), problems, read.unasked());
    }

    private static boolean ends(String file, String with) {
        return file.toLowerCase(Locale.ROOT).endsWith(with);
    }

    private static ReadForm failed(FormProblem problem) {
        return new ReadForm(Optional.empty(), List.of(), List.of(problem));
    }
}
