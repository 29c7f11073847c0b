package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where one answer stands in an interview, such as `each_member[018f…]/health/medicine`. A repeat's instance has an
/// identifier that it keeps, whatever is added or taken away before it.
public record FieldPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]{0,63})(?:\\[([A-Za-z0-9-]{1,40})])?");
    private static final int DEEPEST = 10;

    /// One name of a path, and which instance of it, if it repeats.
    public record Step(String name, @Nullable String instance) {
        @Override
        public String toString() {
            return instance == null ? name : name + "[" + instance + "]";
        }
    }

    public FieldPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > DEEPEST) {
            throw new IllegalArgumentException("A path has 1 to " + DEEPEST + " steps, but this had " + steps.size());
        }
    }

    /// The path of a text.
    ///
    /// @throws IllegalArgumentException if it does not look like one
    public static FieldPath of(String text) {
        var steps = new ArrayList<Step>();
        for (var part : text.split("/", -1)) {
            var matcher = STEP.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("A path looks like health/medicine or each_member[id]/health");
            }
            steps.add(new Step(matcher.group(1), matcher.group(2)));
        }
        return new FieldPath(steps);
    }

    /// The name of the item that it leads to.
    public String name() {
        return steps.getLast().name();
    }

    /// The path to something inside what this one leads to.
    public FieldPath to(String name, @Nullable String instance) {
        var longer = new ArrayList<>(steps);
        longer.add(new Step(name, instance));
        return new FieldPath(longer);
    }

    /// Which instance of a repeat it passes through, if any.
    public @Nullable String instanceOf(String repeat) {
        return steps.stream()
                .filter(it -> it.name().equals(repeat))
                .map(Step::instance)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("/"));
    }
}
