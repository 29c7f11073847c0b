package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A form of one version. Interviews keep the version with which they began.
///
/// @param version digits, larger for newer, such as `2026112701`
/// @param languages in the order of the file
/// @param defaultLanguage the one that stands in where a text is missing
/// @param lists the lists of choices, by name
public record Form(
        String id,
        String version,
        Label title,
        String defaultLanguage,
        List<String> languages,
        List<Item> items,
        Map<String, List<Choice>> lists) {

    public Form {
        languages = List.copyOf(languages);
        items = List.copyOf(items);
        var copied = new LinkedHashMap<String, List<Choice>>();
        lists.forEach((name, choices) -> copied.put(name, List.copyOf(choices)));
        lists = Collections.unmodifiableMap(copied);
    }

    /// The choices of a question before any filter; none where it takes none.
    public List<Choice> choicesOf(Item.Question question) {
        return question.choices() == null ? List.of() : lists.getOrDefault(question.choices(), List.of());
    }

    /// Every item with what is inside it, from the first page to the last.
    public List<Item> all() {
        var all = new ArrayList<Item>();
        items.forEach(it -> collect(it, all));
        return all;
    }

    private static void collect(Item item, List<Item> all) {
        all.add(item);
        if (item instanceof Item.Holder holder) {
            holder.items().forEach(it -> collect(it, all));
        }
    }
}
