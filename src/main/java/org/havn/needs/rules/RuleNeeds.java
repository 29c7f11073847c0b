package org.havn.needs.rules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Outline;
import org.havn.interviews.forms.QuestionType;

/// What rules look for in a form, and whether it is there: the question, where [RuleSet] looks for it, with an answer
/// that the rule waits for.
public final class RuleNeeds {
    private final Form form;
    private final Outline outline;

    public RuleNeeds(Form form) {
        this.form = form;
        this.outline = new Outline(form);
    }

    /// Whether an interview on the form can make the rule hold.
    public boolean canHold(Rule rule) {
        return rule.when().stream().anyMatch(way -> way.stream().allMatch(it -> isThere(rule, it)));
    }

    /// What the form does not have, each once, as the rule writes it.
    public List<String> lacking(Rule rule) {
        var lacking = new LinkedHashSet<String>();
        rule.when().stream()
                .flatMap(Collection::stream)
                .filter(it -> !isThere(rule, it))
                .forEach(it -> lacking.add(written(rule, it)));
        if (!rule.words().isEmpty() && rule.words().stream().noneMatch(it -> isPlaced(rule, it))) {
            lacking.addAll(rule.words());
        }
        return List.copyOf(lacking);
    }

    private boolean isThere(Rule rule, Term term) {
        if (!isPlaced(rule, term.question())
                || !(outline.get(term.question()).item() instanceof Item.Question question)) {
            return false;
        }
        return switch (term.check()) {
            case Term.Check.Said _ -> true;
            case Term.Check.OneOf(Set<String> choices) ->
                form.choicesOf(question).stream().anyMatch(it -> choices.contains(it.name()));
            case Term.Check.AtLeast _, Term.Check.Below _ ->
                question.type() == QuestionType.INTEGER
                        || question.type() == QuestionType.DECIMAL
                        || question.type() == QuestionType.CALCULATE;
        };
    }

    /// The household's questions stand outside repeats; a person's outside or in the repeat for the members.
    private boolean isPlaced(Rule rule, String question) {
        return outline.find(question)
                .filter(it -> it.item() instanceof Item.Question)
                .filter(it -> it.repeats().stream()
                        .allMatch(repeat -> !rule.ofHousehold() && repeat.each() == Item.Each.MEMBERS))
                .isPresent();
    }

    private String written(Rule rule, Term term) {
        return isPlaced(rule, term.question()) && term.check() instanceof Term.Check.OneOf(Set<String> choices)
                ? term.question() + "=" + String.join("|", new java.util.TreeSet<>(choices))
                : term.question();
    }
}
