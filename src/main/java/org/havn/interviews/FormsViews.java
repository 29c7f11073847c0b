package org.havn.interviews;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Accounts;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormChanges;
import org.havn.interviews.forms.FormProblem;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Label;
import org.havn.interviews.forms.ShippedForms;
import org.havn.interviews.forms.Where;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// What the pages of forms show.
@Component
class FormsViews {
    private final Accounts accounts;

    FormsViews(Accounts accounts) {
        this.accounts = accounts;
    }

    /// @param kept the id of a form that the reader has just kept; empty where none
    /// @param here of one that was here already
    FormsView all(List<FormRows.Version> versions, String kept, String here, Words words) {
        var bringers = new HashSet<UUID>();
        versions.forEach(it -> {
            var by = it.broughtBy();
            if (by != null) {
                bringers.add(by);
            }
        });
        var names = accounts.displayNames(bringers);
        var forms = new LinkedHashMap<String, List<FormRows.Version>>();
        versions.forEach(it ->
                forms.computeIfAbsent(it.form().id(), _ -> new ArrayList<>()).add(it));
        return new FormsView(
                forms.containsKey(kept)
                        ? words.say(
                                "interviews.forms.kept",
                                title(forms.get(kept).getFirst().form(), words))
                        : forms.containsKey(here) ? words.say("interviews.forms.here", here) : "",
                forms.entrySet().stream()
                        .map(it -> new FormsView.OneForm(
                                it.getKey(),
                                title(it.getValue().getFirst().form(), words),
                                it.getValue().stream()
                                        .map(one -> version(
                                                one,
                                                one.equals(it.getValue().getFirst()),
                                                names.getOrDefault(
                                                        one.broughtBy(),
                                                        words.say(
                                                                one.broughtBy() == null
                                                                        ? "interviews.forms.shipped"
                                                                        : "interviews.somebody")),
                                                words))
                                        .toList()))
                        .toList());
    }

    private static FormsView.Version version(FormRows.Version version, boolean used, String by, Words words) {
        var kept = version.keptAt();
        return new FormsView.Version(
                version.form().version(),
                used,
                kept == null ? words.say("interviews.forms.not-used-yet") : words.moment(kept),
                by,
                words.number(version.interviews()),
                languages(version.form(), words),
                words.number(questions(version.form())),
                words.number(version.sounds()));
    }

    static WaitingFormView looked(BroughtForms.Looked looked, Words words) {
        var form = looked.read().get();
        var before = looked.before();
        var facts = new ArrayList<WaitingFormView.Fact>();
        fact(facts, "id", form.id(), words);
        fact(facts, "version", form.version(), words);
        fact(facts, "questions", words.number(questions(form)), words);
        fact(facts, "groups", words.number(count(form, Item.Group.class)), words);
        fact(facts, "repeats", words.number(count(form, Item.Repeat.class)), words);
        fact(facts, "languages", languages(form, words), words);
        fact(facts, "sounds", words.number(looked.read().sounds().size()), words);
        var changes = looked.changes();
        return new WaitingFormView(
                FormsPage.address(looked.id()),
                title(form, words),
                facts,
                before == null ? "" : before.version(),
                form.id().equals(ShippedForms.RESETTLEMENT),
                changed(changes.added(), form, words),
                changed(changes.gone(), form, words),
                changed(changes.changed(), form, words),
                problems(looked.read().problems(), words),
                looked.unfound().stream()
                        .map(it ->
                                new WaitingFormView.Lacking(it.rule(), String.join(", ", it.lacking()), it.entirely()))
                        .toList(),
                looked.asksForAWord());
    }

    private static void fact(List<WaitingFormView.Fact> facts, String key, String value, Words words) {
        facts.add(new WaitingFormView.Fact(words.say("interviews.forms." + key), value));
    }

    private static List<WaitingFormView.Changed> changed(List<FormChanges.Change> changes, Form form, Words words) {
        return changes.stream()
                .map(it -> new WaitingFormView.Changed(
                        it.name(),
                        said(it.label(), form, words),
                        it.aspects().stream()
                                .sorted()
                                .map(aspect -> words.say("interviews.forms.aspect." + aspect))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    static List<FormProblemView> problems(List<FormProblem> problems, Words words) {
        return problems.stream()
                .map(it -> new FormProblemView(place(it.where(), words), it.expected(), it.found(), it.cure()))
                .toList();
    }

    private static String place(Where where, Words words) {
        return switch (where) {
            case Where.Cell(var sheet, var row, var column) ->
                words.say("interviews.forms.at.cell", sheet, String.valueOf(row), column);
            case Where.Line(var line, var what) -> words.say("interviews.forms.at.line", String.valueOf(line), what);
            case Where.File(var name) -> name;
        };
    }

    private static String title(Form form, Words words) {
        return said(form.title(), form, words);
    }

    private static String said(Label label, Form form, Words words) {
        return label.in(words.locale().getLanguage(), form.defaultLanguage());
    }

    private static String languages(Form form, Words words) {
        return form.languages().stream()
                .map(it -> Locale.of(it).getDisplayLanguage(words.locale()))
                .collect(Collectors.joining(", "));
    }

    private static long questions(Form form) {
        return form.all().stream()
                .filter(it ->
                        it instanceof Item.Question question && question.type().isAsked())
                .count();
    }

    private static long count(Form form, Class<? extends Item> kind) {
        return form.all().stream().filter(kind::isInstance).count();
    }
}
