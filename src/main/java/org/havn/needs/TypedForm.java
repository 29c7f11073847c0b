package org.havn.needs;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;

/// What somebody typed into a form, read field by field. Whatever is wrong is told beside its field; nothing is lost.
final class TypedForm {
    private static final int LONGEST = 4_000;

    private final Map<String, String> typed;
    private final Words words;
    private final Map<String, String> errors = new LinkedHashMap<>();

    TypedForm(Map<String, String> typed, Words words) {
        this.typed = Map.copyOf(typed);
        this.words = words;
    }

    Map<String, String> typed() {
        return typed;
    }

    Map<String, String> errors() {
        return errors;
    }

    boolean faulty() {
        return !errors.isEmpty();
    }

    Words words() {
        return words;
    }

    /// Does it if every field that was read is right, and answers whether it was done.
    boolean fine(Runnable act) {
        if (!faulty()) {
            act.run();
        }
        return !faulty();
    }

    /// Tells what is wrong with a field.
    void wrong(String field, String key, Object... arguments) {
        errors.putIfAbsent(field, words.say(key, arguments));
    }

    /// A text that may be left out.
    String text(String field) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.length() > LONGEST) {
            wrong(field, "needs.error.too-long", LONGEST, text.length());
        }
        return text;
    }

    /// A text that has to be there.
    String needed(String field, String key) {
        var text = text(field);
        if (text.isEmpty()) {
            wrong(field, key);
        }
        return text;
    }

    /// A whole number from 0, or null where nothing was typed.
    @Nullable
    Integer whole(String field, int most) {
        var text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below, as numbers beyond the limits are
        }
        wrong(field, "needs.error.whole", most, text);
        return null;
    }

    /// One of the answers that the form offered.
    <E extends Enum<E>> @Nullable E oneOf(String field, E[] offered) {
        var text = text(field);
        var answer = Arrays.stream(offered).filter(it -> it.name().equals(text)).findFirst();
        if (answer.isEmpty()) {
            wrong(field, "needs.error.choose");
        }
        return answer.orElse(null);
    }

    /// One of the answers that the form offered.
    String oneOf(String field, Collection<String> offered) {
        var text = text(field);
        if (!offered.contains(text)) {
            wrong(field, "needs.error.choose");
        }
        return text;
    }

    /// A day between two others.
    @Nullable
    LocalDate day(String field, LocalDate first, LocalDate last) {
        var text = text(field);
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                return day;
            }
        } catch (DateTimeParseException none) {
            // told below, as days outside the limits are
        }
        wrong(field, "needs.error.day", first, last);
        return null;
    }
}
