package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A form as its file has it, before its expressions are read. [FormMaker] makes the form.
final class FormDraft {
    static final String RELEVANT = "relevant";
    static final String REQUIRED = "required";
    static final String CONSTRAINT = "constraint";
    static final String CALCULATION = "calculation";
    static final String FILTER = "choice_filter";
    static final String TOPIC = "bind::havn:topic";
    static final String WORDS = "bind::havn:words";
    static final String TRANSLATES = "bind::havn:translates";
    static final String RECORDS = "bind::havn:records";
    static final String ALONE = "bind::havn:alone";
    static final String EACH = "bind::havn:each";

    /// What an item is, before it is one.
    enum Kind {
        QUESTION,
        GROUP,
        REPEAT
    }

    /// One item.
    static final class Node {
        final Kind kind;
        final String name;
        final @Nullable QuestionType type;
        final @Nullable String list;
        final @Nullable Node holder;
        final Function<String, Where> where;
        final List<Node> inside = new ArrayList<>();
        /// Texts by column: `label`, `hint`, `audio`, `constraint_message`, `required_message`.
        final Map<String, Label> texts = new LinkedHashMap<>();
        /// The sound files that read it out.
        final List<NamedSound> sounds = new ArrayList<>();
        /// Expressions and marks by column.
        final Map<String, String> cells = new LinkedHashMap<>();

        /// @param where tells a column's place in the file
        Node(
                Kind kind,
                String name,
                @Nullable QuestionType type,
                @Nullable String list,
                @Nullable Node holder,
                Function<String, Where> where) {
            this.kind = kind;
            this.name = name;
            this.type = type;
            this.list = list;
            this.holder = holder;
            this.where = where;
        }

        Label text(String column) {
            return texts.getOrDefault(column, Label.NONE);
        }

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        Where at(String column) {
            return where.apply(column);
        }

        List<String> names() {
            var names = holder == null ? new ArrayList<String>() : new ArrayList<>(holder.names());
            names.add(name);
            return names;
        }
    }

    /// A sound file as the form calls it, and where.
    record NamedSound(String file, Where where) {}

    /// A choice and where it stands.
    record DraftChoice(Choice choice, Where where) {}

    final List<Node> items = new ArrayList<>();
    final Map<String, List<DraftChoice>> lists = new LinkedHashMap<>();
    final List<String> languages = new ArrayList<>();
    final Where file;
    String id = "";
    String version = "";
    Label title = Label.NONE;
    String defaultLanguage = "en";

    FormDraft(Where file) {
        this.file = file;
    }

    /// Puts an item into what holds it.
    void add(Node node) {
        (node.holder == null ? items : node.holder.inside).add(node);
    }

    /// All items, each before what is inside it.
    List<Node> all() {
        var all = new ArrayList<Node>();
        items.forEach(it -> collect(it, all));
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        all.add(node);
        node.inside.forEach(it -> collect(it, all));
    }

    Optional<Node> find(String name) {
        return all().stream().filter(it -> it.name.equals(name)).findFirst();
    }
}
