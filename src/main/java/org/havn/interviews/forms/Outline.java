package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where each item of a form stands, by its name.
public final class Outline {
    private final Map<String, Placed> byName = new LinkedHashMap<>();

    /// An item and what holds it, the outermost first.
    public record Placed(Item item, List<Item> holders) {
        /// The repeats that hold it, the outermost first.
        public List<Item.Repeat> repeats() {
            return holders.stream()
                    .filter(Item.Repeat.class::isInstance)
                    .map(Item.Repeat.class::cast)
                    .toList();
        }

        /// What it is about: its own topic, or that of the nearest holder that has one.
        public @Nullable Topic topic() {
            var topic = item.topic();
            for (var holder : holders.reversed()) {
                topic = topic == null ? holder.topic() : topic;
            }
            return topic;
        }

        /// Whether it is asked with nobody else of the family in the room.
        public boolean alone() {
            return (item instanceof Item.Holder own && own.alone())
                    || holders.stream().anyMatch(it -> it instanceof Item.Holder holder && holder.alone());
        }

        /// The names from the outermost holder to the item.
        public List<String> names() {
            var names = new ArrayList<>(holders.stream().map(Item::name).toList());
            names.add(item.name());
            return names;
        }
    }

    public Outline(Form form) {
        form.items().forEach(it -> place(it, List.of()));
    }

    private void place(Item item, List<Item> holders) {
        byName.putIfAbsent(item.name(), new Placed(item, holders));
        if (item instanceof Item.Holder holder) {
            var inside = new ArrayList<>(holders);
            inside.add(item);
            holder.items().forEach(it -> place(it, List.copyOf(inside)));
        }
    }

    public Optional<Placed> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// @throws IllegalArgumentException if the form has no such item
    public Placed get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("The form has no item '" + name + "'"));
    }

    /// Whether a path leads to an item of the form, with an instance at each repeat and nowhere else.
    public Optional<Placed> at(FieldPath path) {
        return find(path.name()).filter(it -> leads(path, it));
    }

    private static boolean leads(FieldPath path, Placed placed) {
        var items = new ArrayList<>(placed.holders());
        items.add(placed.item());
        if (items.size() != path.steps().size()) {
            return false;
        }
        for (var i = 0; i < items.size(); i++) {
            var step = path.steps().get(i);
            var repeats = items.get(i) instanceof Item.Repeat;
            if (!items.get(i).name().equals(step.name()) || repeats != (step.instance() != null)) {
                return false;
            }
        }
        return true;
    }
}
