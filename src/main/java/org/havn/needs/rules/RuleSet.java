package org.havn.needs.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Outline;
import org.jspecify.annotations.Nullable;

/// The rules of one edition.
///
/// @param version as proposals keep it, such as `2026-11-27`
/// @param from the first day on which interviews are read with it
public record RuleSet(String version, LocalDate from, List<Rule> rules) {
    public RuleSet {
        rules = List.copyOf(rules);
    }

    /// What the answers give reason to think of, in the order of the rules and then of the members.
    public List<Proposed> read(FilledForm filled, List<UUID> members) {
        var found = new ArrayList<Proposed>();
        for (var rule : rules) {
            if (rule.ofHousehold()) {
                read(rule, filled, null).ifPresent(found::add);
            } else {
                members.forEach(it -> read(rule, filled, it).ifPresent(found::add));
            }
        }
        return found.stream().filter(it -> !moreExactly(it, found)).toList();
    }

    private static boolean moreExactly(Proposed proposed, List<Proposed> all) {
        return all.stream()
                .anyMatch(it -> proposed.rule().id().equals(it.rule().insteadOf())
                        && Objects.equals(it.person(), proposed.person()));
    }

    private static Optional<Proposed> read(Rule rule, FilledForm filled, @Nullable UUID person) {
        for (var way : rule.when()) {
            var evidence = evidence(way, filled, person);
            if (!evidence.isEmpty()) {
                var words = words(rule, filled, person);
                return Optional.of(new Proposed(
                        rule,
                        person,
                        evidence,
                        words == null ? null : filled.answer(words).value(),
                        words == null ? null : translation(filled, words),
                        recording(rule, filled, person)));
            }
        }
        return Optional.empty();
    }

    /// The answers on which one way rests; none where it does not hold.
    private static List<FieldPath> evidence(List<Term> way, FilledForm filled, @Nullable UUID person) {
        var evidence = new LinkedHashMap<String, FieldPath>();
        for (var term : way) {
            var path = path(filled.outline(), term.question(), person);
            if (path.isEmpty() || !filled.asks(path.get()) || !term.holds(filled.answer(path.get()))) {
                return List.of();
            }
            evidence.put(term.question(), path.get());
        }
        return List.copyOf(evidence.values());
    }

    private static @Nullable FieldPath words(Rule rule, FilledForm filled, @Nullable UUID person) {
        for (var question : rule.words()) {
            var path = path(filled.outline(), question, person);
            if (path.isPresent() && said(filled, path.get())) {
                return path.get();
            }
        }
        return null;
    }

    private static @Nullable String translation(FilledForm filled, FieldPath words) {
        for (var item : filled.form().all()) {
            if (item instanceof Item.Question question && words.name().equals(question.translates())) {
                var steps = new ArrayList<>(words.steps());
                steps.set(steps.size() - 1, new FieldPath.Step(question.name(), null));
                var path = new FieldPath(steps);
                return said(filled, path) ? filled.answer(path).value() : null;
            }
        }
        return null;
    }

    private static @Nullable FieldPath recording(Rule rule, FilledForm filled, @Nullable UUID person) {
        for (var words : rule.words()) {
            for (var item : filled.form().all()) {
                if (item instanceof Item.Question question && words.equals(question.records())) {
                    var path = path(filled.outline(), question.name(), person);
                    if (path.isPresent() && said(filled, path.get())) {
                        return path.get();
                    }
                }
            }
        }
        return null;
    }

    private static boolean said(FilledForm filled, FieldPath path) {
        return filled.asks(path) && filled.answer(path).standing() == Answer.Standing.GIVEN;
    }

    /// Where the question's answer stands: the household's, or this person's own. Older forms have fewer questions.
    private static Optional<FieldPath> path(Outline outline, String question, @Nullable UUID person) {
        return outline.find(question).flatMap(placed -> {
            var steps = new ArrayList<FieldPath.Step>();
            for (var holder : placed.holders()) {
                if (holder instanceof Item.Repeat repeat) {
                    if (person == null || repeat.each() != Item.Each.MEMBERS) {
                        return Optional.empty();
                    }
                    steps.add(new FieldPath.Step(repeat.name(), person.toString()));
                } else {
                    steps.add(new FieldPath.Step(holder.name(), null));
                }
            }
            steps.add(new FieldPath.Step(question, null));
            return Optional.of(new FieldPath(steps));
        });
    }
}
