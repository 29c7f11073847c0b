package org.havn.interviews.forms;

import java.util.List;
import java.util.Optional;

/// What a file gave: a form, or why there is none, and in both cases what to know about it.
public record ReadForm(Optional<Form> form, List<FormProblem> problems) {
    public ReadForm {
        problems = List.copyOf(problems);
    }

    /// The form of a file that was checked before.
    ///
    /// @throws IllegalStateException with the problems, if it has some
    public Form get() {
        return form.orElseThrow(() -> new IllegalStateException(
                String.join("\n", problems.stream().map(FormProblem::toString).toList())));
    }
}
