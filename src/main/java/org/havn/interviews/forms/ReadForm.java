package org.havn.interviews.forms;

import java.util.List;
import java.util.Optional;

/// What a file gave: a form with its sound files, or why there is none, and in both cases what to know about it.
///
/// @param sounds those that the form names and that came with it; none where there is no form
/// @param unasked what Havn's own pages would ask nobody, although the form can be read: a house does not use it so
public record ReadForm(
        Optional<Form> form, List<FormSound> sounds, List<FormProblem> problems, List<FormProblem> unasked) {
    public ReadForm {
        sounds = form.isPresent() ? List.copyOf(sounds) : List.of();
        problems = List.copyOf(problems);
        unasked = List.copyOf(unasked);
    }

    /// One of which nothing goes unasked.
    public ReadForm(Optional<Form> form, List<FormSound> sounds, List<FormProblem> problems) {
        this(form, sounds, problems, List.of());
    }

    /// The form of a file that was checked before.
    ///
    /// @throws IllegalStateException with the problems, if it has some
    public Form get() {
        return form.orElseThrow(() -> new IllegalStateException(
                String.join("\n", problems.stream().map(FormProblem::toString).toList())));
    }
}
