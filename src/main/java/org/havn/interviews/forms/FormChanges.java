package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What makes one form another: its questions, groups and repeats, which their names tell apart.
public record FormChanges(List<Change> added, List<Change> gone, List<Change> changed) {
    public FormChanges {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
    }

    /// What about an item is another thing now.
    public enum Aspect {
        /// What is asked, in any language.
        TEXT,
        /// What kind of question it is, or of whom a repeat goes.
        KIND,
        CHOICES,
        /// When it is asked, has to be answered, or is valid; what is worked out.
        CONDITION,
        /// In which group it stands.
        PLACE,
        /// What it is about, whether somebody is asked alone, whose words it takes.
        MARKS,
        SOUND
    }

    /// @param label as the newer form has it, or the older where it is gone
    /// @param aspects none where it is there in one of both only
    public record Change(String name, Label label, Set<Aspect> aspects) {
        public Change {
            aspects = Set.copyOf(aspects);
        }
    }

    private record Side(Form form, Item item, Outline.Placed placed) {
        List<String> holders() {
            return placed.holders().stream().map(Item::name).toList();
        }
    }

    public static FormChanges between(Form before, Form after) {
        var old = sides(before);
        var now = sides(after);
        var added = new ArrayList<Change>();
        var changed = new ArrayList<Change>();
        now.forEach((name, side) -> {
            var was = old.remove(name);
            if (was == null) {
                added.add(new Change(name, side.item().label(), Set.of()));
            } else {
                var aspects = aspects(was, side);
                if (!aspects.isEmpty()) {
                    changed.add(new Change(name, side.item().label(), aspects));
                }
            }
        });
        var gone = old.values().stream()
                .map(it -> new Change(it.item().name(), it.item().label(), Set.of()))
                .toList();
        return new FormChanges(added, gone, changed);
    }

    private static Map<String, Side> sides(Form form) {
        var outline = new Outline(form);
        var sides = new LinkedHashMap<String, Side>();
        form.all().forEach(it -> sides.put(it.name(), new Side(form, it, outline.get(it.name()))));
        return sides;
    }

    private static Set<Aspect> aspects(Side was, Side is) {
        var aspects = EnumSet.noneOf(Aspect.class);
        add(aspects, Aspect.TEXT, texts(was.item()), texts(is.item()));
        add(aspects, Aspect.KIND, kind(was.item()), kind(is.item()));
        add(aspects, Aspect.CHOICES, choices(was), choices(is));
        add(aspects, Aspect.CONDITION, conditions(was.item()), conditions(is.item()));
        add(aspects, Aspect.PLACE, was.holders(), is.holders());
        add(aspects, Aspect.MARKS, marks(was), marks(is));
        add(aspects, Aspect.SOUND, sounds(was.item()), sounds(is.item()));
        return aspects;
    }

    private static void add(Set<Aspect> aspects, Aspect aspect, Object was, Object is) {
        if (!was.equals(is)) {
            aspects.add(aspect);
        }
    }

    private static List<Label> texts(Item item) {
        return item instanceof Item.Question it
                ? List.of(it.label(), it.hint(), it.requiredMessage(), it.constraintMessage())
                : List.of(item.label());
    }

    private static Object kind(Item item) {
        return switch (item) {
            case Item.Question it -> it.type();
            case Item.Group _ -> Item.Group.class;
            case Item.Repeat it -> it.each();
        };
    }

    private static List<Object> choices(Side side) {
        return side.item() instanceof Item.Question it
                ? List.of(side.form().choicesOf(it), Objects.requireNonNullElse(it.choiceFilter(), ""))
                : List.of();
    }

    private static List<Object> conditions(Item item) {
        var when = Objects.requireNonNullElse(item.relevant(), "");
        return item instanceof Item.Question it
                ? List.of(
                        when,
                        Objects.requireNonNullElse(it.required(), ""),
                        Objects.requireNonNullElse(it.constraint(), ""),
                        Objects.requireNonNullElse(it.calculation(), ""))
                : List.of(when);
    }

    private static List<Object> marks(Side side) {
        var topic = Objects.requireNonNullElse(side.placed().topic(), "");
        return side.item() instanceof Item.Question it
                ? List.of(
                        topic,
                        side.placed().alone(),
                        it.words(),
                        Objects.requireNonNullElse(it.translates(), ""),
                        Objects.requireNonNullElse(it.records(), ""))
                : List.of(topic, side.placed().alone());
    }

    private static Label sounds(Item item) {
        return item instanceof Item.Question it ? it.audio() : Label.NONE;
    }
}
