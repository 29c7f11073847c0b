package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks that no question is asked, and nothing worked out, depending on itself.
final class Dependencies {
    private static final int LONGEST = 60;

    private final Outline outline;
    private final FormDraft draft;
    private final Problems problems;
    private final Set<String> fine = new HashSet<>();

    private Dependencies(Form form, FormDraft draft, Problems problems) {
        this.outline = new Outline(form);
        this.draft = draft;
        this.problems = problems;
    }

    static void check(Form form, FormDraft draft, Problems problems) {
        var dependencies = new Dependencies(form, draft, problems);
        form.all().forEach(it -> dependencies.follow(it.name(), new LinkedHashSet<>()));
    }

    private boolean follow(String name, Set<String> way) {
        if (fine.contains(name)) {
            return true;
        }
        if (!way.add(name) || way.size() > LONGEST) {
            var circle = new ArrayList<>(way);
            circle.add(name);
            var begin = Math.max(0, circle.indexOf(name));
            problems.add(
                    draft.find(name).map(it -> it.at(FormDraft.RELEVANT)).orElse(draft.file),
                    "conditions that do not depend on themselves, nor on more than 60 others in a row",
                    String.join(" → ", circle.subList(begin, Math.min(circle.size(), begin + 10))),
                    "Take one of these conditions away.");
            fine.addAll(way);
            return false;
        }
        for (var other : needed(name)) {
            if (!follow(other, way)) {
                return false;
            }
        }
        way.remove(name);
        fine.add(name);
        return true;
    }

    /// What has to be known before it is known whether an item is asked, and what it says.
    private Set<String> needed(String name) {
        var placed = outline.get(name);
        var needed = new LinkedHashSet<String>();
        placed.holders().forEach(it -> needed.add(it.name()));
        fields(placed.item().relevant(), needed);
        if (placed.item() instanceof Item.Question question) {
            fields(question.calculation(), needed);
        }
        return needed;
    }

    private static void fields(@Nullable Expression expression, Set<String> found) {
        if (expression == null) {
            return;
        }
        if (expression instanceof Expression.Field(var name)) {
            found.add(name);
        }
        List.copyOf(expression.parts()).forEach(it -> fields(it, found));
    }
}
