package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A filled-in form as a program of ODK's kind sends it. What the form does not have is kept too, under its own name.
///
/// @param instanceId made by the program; the same id is the same filled-in form
/// @param form which form it says that it is
/// @param values what is filled in, by path; instances of repeats are counted from 1
public record FilledXForm(String instanceId, String form, String version, Map<FieldPath, String> values) {
    private static final int LONGEST_ID = 200;

    public FilledXForm {
        values = Map.copyOf(values);
    }

    /// Reads one; nothing where it is none.
    public static Optional<FilledXForm> read(byte[] xml) {
        try {
            var root = XmlNode.read(xml);
            var id = root.child("meta")
                    .flatMap(it -> it.child("instanceID"))
                    .map(XmlNode::text)
                    .filter(it -> !it.isEmpty() && it.length() <= LONGEST_ID);
            var values = new LinkedHashMap<FieldPath, String>();
            collect(root, null, values);
            return id.map(it -> new FilledXForm(it, root.attribute("id"), root.attribute("version"), values));
        } catch (XmlNode.Unreadable | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static void collect(XmlNode node, @Nullable FieldPath holder, Map<FieldPath, String> values) {
        var counted = new LinkedHashMap<String, List<XmlNode>>();
        node.children.forEach(
                it -> counted.computeIfAbsent(it.name, _ -> new ArrayList<>()).add(it));
        counted.forEach((name, all) -> {
            if (holder == null && name.equals("meta")) {
                return;
            }
            for (var i = 0; i < all.size(); i++) {
                var child = all.get(i);
                var instance = String.valueOf(i + 1);
                if (child.children.isEmpty()) {
                    if (!child.text().isEmpty()) {
                        values.put(step(holder, name, all.size() > 1 ? instance : null), child.text());
                    }
                } else {
                    collect(child, step(holder, name, instance), values);
                }
            }
        });
    }

    private static FieldPath step(@Nullable FieldPath holder, String name, @Nullable String instance) {
        return holder == null ? new FieldPath(List.of(new FieldPath.Step(name, instance))) : holder.to(name, instance);
    }

    /// The same path with instances at the form's repeats only.
    public static FieldPath placed(FieldPath path, Outline outline) {
        return new FieldPath(path.steps().stream()
                .map(it -> outline.find(it.name())
                                .map(found -> found.item() instanceof Item.Repeat)
                                .orElse(false)
                        ? it
                        : new FieldPath.Step(it.name(), null))
                .toList());
    }

    @Override
    public String toString() {
        return "FilledXForm[" + form + ", hidden]";
    }
}
