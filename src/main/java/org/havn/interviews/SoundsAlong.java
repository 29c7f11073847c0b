package org.havn.interviews;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.springframework.stereotype.Component;

/// Which of a form's sound files go along on a device: all of them, or those of the language in which the interview is
/// planned, or none, so that it is never more than so much.
@Component
public class SoundsAlong {
    static final long MOST_BYTES = 20_000_000;

    private final FormSounds sounds;

    SoundsAlong(FormSounds sounds) {
        this.sounds = sounds;
    }

    /// @param along what goes along
    /// @param left how many of the form's stay behind
    public record Choice(List<FormSounds.Kept> along, int left) {
        public Choice {
            along = List.copyOf(along);
        }

        long bytes() {
            return size(along);
        }
    }

    public Choice of(Interview interview, Form form) {
        return of(form, sounds.of(form), Parts.spoken(interview, form.languages()), MOST_BYTES);
    }

    static Choice of(Form form, List<FormSounds.Kept> all, String language, long most) {
        if (size(all) <= most) {
            return new Choice(all, 0);
        }
        var named = named(form, language);
        var some = all.stream().filter(it -> named.contains(it.name())).toList();
        return size(some) <= most ? new Choice(some, all.size() - some.size()) : new Choice(List.of(), all.size());
    }

    private static Set<String> named(Form form, String language) {
        return form.all().stream()
                .filter(Item.Question.class::isInstance)
                .map(it -> ((Item.Question) it).audio().byLanguage().get(language))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static long size(List<FormSounds.Kept> files) {
        return files.stream().mapToLong(FormSounds.Kept::size).sum();
    }
}
