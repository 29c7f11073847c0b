package org.havn.interviews.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Answers a form as an interviewer does: `interview("household").answer("mobility.aid", "wheelchair").expectAsked(…)`.
/// Names are told from the part that is spoken about.
public final class TestInterview {
    /// The day on which tests hold their interviews.
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final FilledForm filled;
    private final List<FieldPath.Step> part;

    private TestInterview(FilledForm filled, List<FieldPath.Step> part) {
        this.filled = filled;
        this.part = part;
    }

    /// The shipped interview, at one of its parts.
    public static TestInterview interview(String part) {
        return of(ShippedForms.resettlementInterview()).at(part);
    }

    /// Any form, from its top.
    public static TestInterview of(Form form) {
        return new TestInterview(new FilledForm(form, TODAY), List.of());
    }

    /// The same interview at another part; of a repeat, `each_member[anna]`.
    public TestInterview at(String other) {
        var path = FieldPath.of(other.replace('.', '/'));
        for (var i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i).instance() != null) {
                filled.open(new FieldPath(path.steps().subList(0, i + 1)));
            }
        }
        return new TestInterview(filled, path.steps());
    }

    public TestInterview answer(String question, String value) {
        var path = path(question);
        filled.put(
                path,
                Answer.to((Item.Question) filled.outline().get(path.name()).item(), value));
        return this;
    }

    public TestInterview expectAsked(String... questions) {
        for (var question : questions) {
            assertThat(filled.asked()).as(question).contains(path(question));
        }
        return this;
    }

    public TestInterview expectNotAsked(String... questions) {
        for (var question : questions) {
            assertThat(filled.asked()).as(question).doesNotContain(path(question));
        }
        return this;
    }

    public TestInterview expectAccepted(String question, String value) {
        answer(question, value);
        assertThat(filled.faults(path(question))).as(question + " " + value).isEmpty();
        return this;
    }

    public TestInterview expectRefused(String question, String value, FilledForm.Fault fault) {
        answer(question, value);
        assertThat(filled.faults(path(question))).as(question + " " + value).containsExactly(fault);
        return this;
    }

    public TestInterview expectChoices(String question, String... names) {
        assertThat(filled.choices(path(question)).stream().map(Choice::name)).containsExactly(names);
        return this;
    }

    public TestInterview expectWorkedOut(String question, String value) {
        assertThat(filled.calculated(path(question))).as(question).isEqualTo(value);
        return this;
    }

    public FilledForm filled() {
        return filled;
    }

    private FieldPath path(String question) {
        var steps = new ArrayList<>(part);
        steps.addAll(FieldPath.of(question.replace('.', '/')).steps());
        return new FieldPath(steps);
    }
}
