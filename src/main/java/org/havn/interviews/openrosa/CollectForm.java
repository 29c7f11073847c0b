package org.havn.interviews.openrosa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.interviews.forms.Choice;
import org.havn.interviews.forms.Expression;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledXForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Function;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Label;
import org.havn.interviews.forms.QuestionType;
import org.havn.platform.Ids;
import org.havn.platform.Texts;
import org.jspecify.annotations.Nullable;

/// A form of Havn's for one interview on a device: the same questions, and before them whether the family agreed, and
/// of whom each part is. Nobody's name is in it: members are numbers with a year of birth.
final class CollectForm {
    static final String CONSENT = "havn_consent";
    static final String PERSON = "havn_person";
    private static final String YES = "yes";
    private static final String PREFIX = "interview-";
    private static final Expression ALWAYS = new Expression.Call(Function.TRUE, List.of());

    private final Form form;
    private final Map<String, UUID> members;

    /// @param members by how the device calls them
    CollectForm(Form form, Map<String, UUID> members) {
        this.form = form;
        this.members = Map.copyOf(members);
    }

    static String id(UUID checkOut) {
        return PREFIX + checkOut;
    }

    /// Whose check-out a filled-in form belongs to.
    static Optional<UUID> checkOut(String form) {
        try {
            return form.startsWith(PREFIX)
                    ? Optional.of(UUID.fromString(form.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /// The form as the device gets it.
    ///
    /// @param labels what each member is called there, in their order
    Form toFill(UUID checkOut, String title, Map<String, String> labels, Texts texts) {
        var languages = form.languages();
        var lists = new LinkedHashMap<>(form.lists());
        lists.put(
                CONSENT,
                List.of(new Choice(YES, said("interviews.offline.begin.consent", languages, texts), Map.of())));
        lists.put(
                PERSON,
                labels.entrySet().stream()
                        .map(it -> new Choice(it.getKey(), same(it.getValue(), languages), Map.of()))
                        .toList());
        var items = new ArrayList<Item>();
        items.add(asked(CONSENT, said("interviews.offline.begin.text", languages, texts)));
        for (var item : form.items()) {
            items.add(
                    item instanceof Item.Repeat repeat && repeat.each() == Item.Each.MEMBERS
                            ? new Item.Repeat(
                                    repeat.name(),
                                    repeat.label(),
                                    repeat.relevant(),
                                    repeat.topic(),
                                    repeat.alone(),
                                    repeat.each(),
                                    inFront(
                                            asked(PERSON, said("interviews.collect.person", languages, texts)),
                                            repeat.items()))
                            : item);
        }
        return new Form(
                id(checkOut), form.version(), same(title, languages), form.defaultLanguage(), languages, items, lists);
    }

    private static List<Item> inFront(Item first, List<Item> others) {
        var all = new ArrayList<Item>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static Item.Question asked(String name, Label label) {
        return new Item.Question(
                name,
                QuestionType.SELECT_ONE,
                label,
                Label.NONE,
                Label.NONE,
                null,
                ALWAYS,
                Label.NONE,
                null,
                Label.NONE,
                null,
                name,
                null,
                null,
                false,
                null,
                null);
    }

    private static Label said(String key, List<String> languages, Texts texts) {
        return new Label(languages.stream()
                .collect(Collectors.toMap(
                        it -> it, it -> texts.in(java.util.Locale.of(it)).say(key), (a, _) -> a, LinkedHashMap::new)));
    }

    private static Label same(String text, List<String> languages) {
        return new Label(
                languages.stream().collect(Collectors.toMap(it -> it, _ -> text, (a, _) -> a, LinkedHashMap::new)));
    }

    static boolean agreed(FilledXForm filled) {
        return YES.equals(filled.values().get(FieldPath.of(CONSENT)));
    }

    /// Where an answer of a filled-in form stands in the interview. Without a person, the instance keeps its number,
    /// and
    /// the answer finds no place; other repeats get ids that are the same each time.
    FieldPath inInterview(FilledXForm filled, FieldPath path, org.havn.interviews.forms.Outline outline) {
        var steps = new ArrayList<FieldPath.Step>();
        for (var step : FilledXForm.placed(path, outline).steps()) {
            var instance = step.instance();
            steps.add(
                    instance == null
                            ? step
                            : new FieldPath.Step(step.name(), instance(filled, steps, step.name(), instance, outline)));
        }
        return new FieldPath(steps);
    }

    private String instance(
            FilledXForm filled,
            List<FieldPath.Step> before,
            String name,
            String number,
            org.havn.interviews.forms.Outline outline) {
        if (outline.get(name).item() instanceof Item.Repeat repeat && repeat.each() == Item.Each.MEMBERS) {
            var chosen = filled.values().get(new FieldPath(List.of(new FieldPath.Step(name, number))).to(PERSON, null));
            var person = member(chosen);
            return person == null ? number : person.toString();
        }
        return Ids.named(filled.instanceId() + " " + before + " " + name + " " + number)
                .toString();
    }

    private @Nullable UUID member(@Nullable String chosen) {
        return chosen == null ? null : members.get(chosen);
    }
}
