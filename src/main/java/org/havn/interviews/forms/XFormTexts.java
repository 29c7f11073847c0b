package org.havn.interviews.forms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.havn.interviews.forms.FormDraft.Node;
import org.jspecify.annotations.Nullable;

/// The texts of an XForm, in its languages.
final class XFormTexts {
    private static final String AUDIO = "jr://audio/";

    private final Map<String, Map<String, XmlNode>> byId = new HashMap<>();
    private final FormDraft draft;
    private final Problems problems;

    private XFormTexts(FormDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    static XFormTexts of(XmlNode model, FormDraft draft, Problems problems) {
        var texts = new XFormTexts(draft, problems);
        model.children("itext").flatMap(it -> it.children("translation")).forEach(texts::translation);
        if (draft.languages.isEmpty()) {
            draft.languages.add(draft.defaultLanguage);
        }
        return texts;
    }

    private void translation(XmlNode translation) {
        var name = translation.attribute("lang");
        var language =
                name.equals("default") ? java.util.Optional.of(draft.defaultLanguage) : XFormDraft.language(name);
        if (language.isEmpty()) {
            problems.add(
                    new Where.Line(translation.line, "translation"),
                    "a language such as Arabic (ar)",
                    Problems.quoted(name),
                    "Write its code in brackets.");
            return;
        }
        draft.languages.add(language.get());
        if (!translation.attribute("default").isEmpty()) {
            draft.defaultLanguage = language.get();
        }
        translation
                .children("text")
                .forEach(it -> byId.computeIfAbsent(it.attribute("id"), _ -> new LinkedHashMap<>())
                        .put(language.get(), it));
    }

    Label plain(String text) {
        return text.isEmpty() ? Label.NONE : new Label(Map.of(draft.defaultLanguage, text));
    }

    /// The texts under an id.
    ///
    /// @param form empty for what is read, `audio` for what is heard
    Label label(String id, String form, Where where) {
        var said = new LinkedHashMap<String, String>();
        byId.getOrDefault(id, Map.of())
                .forEach((language, text) -> text.children("value")
                        .filter(it -> it.attribute("form").equals(form))
                        .findFirst()
                        .ifPresent(it -> {
                            if (!it.children.isEmpty()) {
                                problems.add(
                                        where,
                                        "a text without answers in it",
                                        "<" + it.children.getFirst().name + ">",
                                        "Write the text without it.");
                            }
                            if (!it.text().isEmpty() && !it.text().equals("-")) {
                                said.put(
                                        language,
                                        it.text().startsWith(AUDIO) ? it.text().substring(AUDIO.length()) : it.text());
                            }
                        }));
        return new Label(said);
    }

    /// What a label or hint says, by its ref or by itself.
    Label of(XmlNode said) {
        var where = new Where.Line(said.line, said.name);
        if (!said.children.isEmpty()) {
            problems.add(where, "a text without answers in it", "<output>", "Write the text without it.");
        }
        return XFormDraft.itext(said.attribute("ref"))
                .map(it -> label(it, "", where))
                .orElseGet(() -> plain(said.text()));
    }

    /// A message of a bind: by reference, or as it stands.
    Label said(String message, Node node) {
        return XFormDraft.itext(message)
                .map(it -> label(it, "", node.at("message")))
                .orElseGet(() -> plain(message));
    }

    /// Puts what a control says to a node.
    void put(Node node, String column, @Nullable XmlNode control) {
        if (control == null) {
            return;
        }
        control.child("label").ifPresent(it -> {
            node.texts.put(column, of(it));
            XFormDraft.itext(it.attribute("ref")).ifPresent(id -> hear(node, id, new Where.Line(it.line, "label")));
        });
        control.child("hint").ifPresent(it -> node.texts.put("hint", of(it)));
    }

    private void hear(Node node, String id, Where where) {
        var sounds = label(id, "audio", where);
        if (node.kind == FormDraft.Kind.QUESTION) {
            node.texts.put("audio", sounds);
            sounds.byLanguage().values().forEach(it -> node.sounds.add(new FormDraft.NamedSound(it, where)));
        } else if (!sounds.isEmpty()) {
            problems.leftOut(where, "the sound of a group", "Havn plays the sounds of questions.");
        }
    }
}
