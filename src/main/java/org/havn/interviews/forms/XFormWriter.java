package org.havn.interviews.forms;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes a form as an XForm, in the shape that pyxform gives it.
final class XFormWriter {
    private static final String ROOT = "data";

    private final Form form;
    private final Predicate<String> there;
    private final Outline outline;
    private final XMLStreamWriter xml;
    private final StringWriter out = new StringWriter();
    private final Map<String, Label> texts = new LinkedHashMap<>();
    private final Map<String, Label> sounds = new LinkedHashMap<>();

    /// @param there which sound files to name
    XFormWriter(Form form, Predicate<String> there) {
        this.form = form;
        this.there = there;
        this.outline = new Outline(form);
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Memory takes every letter", impossible);
        }
    }

    byte[] write() {
        form.all().forEach(this::collect);
        form.lists().forEach((list, choices) -> {
            for (var i = 0; i < choices.size(); i++) {
                texts.put(list + "-" + i, choices.get(i).label());
            }
        });
        try {
            document();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Memory takes every letter", impossible);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void collect(Item item) {
        var path = path(item.name());
        text(path + ":label", item.label());
        if (item instanceof Item.Question question) {
            text(path + ":hint", question.hint());
            text(path + ":jr:constraintMsg", question.constraintMessage());
            text(path + ":jr:requiredMsg", question.requiredMessage());
            if (!question.audio().isEmpty()) {
                sounds.put(path + ":label", question.audio());
            }
        }
    }

    private void text(String id, Label label) {
        if (!label.isEmpty()) {
            texts.put(id, label);
        }
    }

    private String path(String name) {
        return "/" + ROOT + "/" + String.join("/", outline.get(name).names());
    }

    private void document() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("h:html");
        xml.writeAttribute("xmlns", XForms.XFORMS);
        xml.writeAttribute("xmlns:h", XForms.XHTML);
        xml.writeAttribute("xmlns:jr", XForms.JAVAROSA);
        xml.writeAttribute("xmlns:orx", XForms.OPENROSA);
        xml.writeAttribute("xmlns:odk", XForms.ODK);
        xml.writeAttribute("xmlns:havn", XForms.HAVN);
        start("h:head");
        element("h:title", form.title().in(form.defaultLanguage(), "en"));
        start("model");
        xml.writeAttribute("odk:xforms-version", "1.0.0");
        translations();
        instance();
        for (var list : form.lists().entrySet()) {
            list(list.getKey(), list.getValue());
        }
        for (var item : form.all()) {
            bind(item);
        }
        empty("bind", "nodeset", "/" + ROOT + "/meta/instanceID", "type", "string", "readonly", "true()");
        end();
        end();
        start("h:body");
        for (var item : form.items()) {
            control(item);
        }
        end();
        end();
        xml.writeEndDocument();
        xml.close();
    }

    private void translations() throws XMLStreamException {
        start("itext");
        for (var language : form.languages()) {
            start("translation");
            xml.writeAttribute("lang", language);
            if (language.equals(form.defaultLanguage())) {
                xml.writeAttribute("default", "true()");
            }
            for (var text : texts.entrySet()) {
                start("text");
                xml.writeAttribute("id", text.getKey());
                element("value", text.getValue().in(language, form.defaultLanguage()));
                var sound = sounds.get(text.getKey());
                if (sound != null && sound.has(language) && there.test(sound.in(language, language))) {
                    start("value");
                    xml.writeAttribute("form", "audio");
                    xml.writeCharacters("jr://audio/" + sound.in(language, language));
                    end();
                }
                end();
            }
            end();
        }
        end();
    }

    private void instance() throws XMLStreamException {
        start("instance");
        start(ROOT);
        xml.writeAttribute("id", form.id());
        xml.writeAttribute("version", form.version());
        for (var item : form.items()) {
            blank(item);
        }
        start("meta");
        xml.writeEmptyElement("instanceID");
        end();
        end();
        end();
    }

    private void blank(Item item) throws XMLStreamException {
        if (!(item instanceof Item.Holder holder)) {
            xml.writeEmptyElement(item.name());
            return;
        }
        start(item.name());
        if (item instanceof Item.Repeat) {
            xml.writeAttribute("jr:template", "");
        }
        for (var inside : holder.items()) {
            blank(inside);
        }
        end();
    }

    private void list(String name, List<Choice> choices) throws XMLStreamException {
        start("instance");
        xml.writeAttribute("id", name);
        start("root");
        for (var i = 0; i < choices.size(); i++) {
            start("item");
            element("itextId", name + "-" + i);
            element("name", choices.get(i).name());
            for (var column : choices.get(i).columns().entrySet()) {
                element(column.getKey(), column.getValue());
            }
            end();
        }
        end();
        end();
    }

    private void bind(Item item) throws XMLStreamException {
        xml.writeEmptyElement("bind");
        xml.writeAttribute("nodeset", path(item.name()));
        expression("relevant", item, item.relevant());
        var topic = item.topic();
        if (topic != null) {
            xml.writeAttribute("havn:topic", topic.name());
        }
        if (item instanceof Item.Holder holder && holder.alone()) {
            xml.writeAttribute("havn:alone", "yes");
        }
        if (item instanceof Item.Repeat repeat && repeat.each() == Item.Each.MEMBERS) {
            xml.writeAttribute("havn:each", "members");
        }
        if (item instanceof Item.Question question) {
            bindQuestion(question);
        }
    }

    private void bindQuestion(Item.Question question) throws XMLStreamException {
        xml.writeAttribute("type", question.type().bind());
        if (question.type() == QuestionType.NOTE) {
            xml.writeAttribute("readonly", "true()");
        }
        expression("required", question, question.required());
        expression("constraint", question, question.constraint());
        expression("calculate", question, question.calculation());
        message("jr:constraintMsg", question, question.constraintMessage());
        message("jr:requiredMsg", question, question.requiredMessage());
        if (question.words()) {
            xml.writeAttribute("havn:words", "yes");
        }
        var translates = question.translates();
        if (translates != null) {
            xml.writeAttribute("havn:translates", translates);
        }
        var records = question.records();
        if (records != null) {
            xml.writeAttribute("havn:records", records);
        }
    }

    private void message(String attribute, Item item, Label label) throws XMLStreamException {
        if (!label.isEmpty()) {
            xml.writeAttribute(attribute, "jr:itext('" + path(item.name()) + ":" + attribute + "')");
        }
    }

    private void expression(String attribute, Item from, @Nullable Expression expression) throws XMLStreamException {
        if (expression != null) {
            xml.writeAttribute(attribute, ExpressionText.of(expression, name -> reference(from, name, "")));
        }
    }

    /// A path as pyxform writes it: relative inside the same repeat, absolute otherwise.
    private String reference(Item from, String name, String before) {
        var own = outline.get(from.name());
        var target = outline.get(name);
        var shared = 0;
        var repeats = false;
        while (shared < Math.min(own.holders().size(), target.holders().size())
                && own.holders().get(shared).equals(target.holders().get(shared))) {
            repeats |= own.holders().get(shared) instanceof Item.Repeat;
            shared++;
        }
        if (!repeats) {
            return path(name);
        }
        var steps = new ArrayList<String>();
        for (var up = own.names().size(); up > shared; up--) {
            steps.add("..");
        }
        steps.addAll(target.names().subList(shared, target.names().size()));
        return before + String.join("/", steps);
    }

    private void control(Item item) throws XMLStreamException {
        switch (item) {
            case Item.Question question -> question(question);
            case Item.Group group -> {
                start("group");
                xml.writeAttribute("ref", path(group.name()));
                label(group);
                for (var inside : group.items()) {
                    control(inside);
                }
                end();
            }
            case Item.Repeat repeat -> {
                start("group");
                xml.writeAttribute("ref", path(repeat.name()));
                label(repeat);
                start("repeat");
                xml.writeAttribute("nodeset", path(repeat.name()));
                for (var inside : repeat.items()) {
                    control(inside);
                }
                end();
                end();
            }
        }
    }

    private void question(Item.Question question) throws XMLStreamException {
        var name = switch (question.type()) {
            case SELECT_ONE -> "select1";
            case SELECT_MULTIPLE -> "select";
            case AUDIO -> "upload";
            case TEXT, INTEGER, DECIMAL, DATE, NOTE -> "input";
            case CALCULATE -> "";
        };
        if (name.isEmpty()) {
            return;
        }
        start(name);
        xml.writeAttribute("ref", path(question.name()));
        if (question.type() == QuestionType.AUDIO) {
            xml.writeAttribute("mediatype", "audio/*");
        }
        label(question);
        if (!question.hint().isEmpty()) {
            empty("hint", "ref", "jr:itext('" + path(question.name()) + ":hint')");
        }
        if (question.choices() != null) {
            var filter = question.choiceFilter();
            var condition = filter == null
                    ? ""
                    : "[" + ExpressionText.of(filter, it -> reference(question, it, "current()/")) + "]";
            start("itemset");
            xml.writeAttribute("nodeset", "instance('" + question.choices() + "')/root/item" + condition);
            empty("value", "ref", "name");
            empty("label", "ref", "jr:itext(itextId)");
            end();
        }
        end();
    }

    private void label(Item item) throws XMLStreamException {
        if (!item.label().isEmpty()) {
            empty("label", "ref", "jr:itext('" + path(item.name()) + ":label')");
        }
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        start(name);
        xml.writeCharacters(text);
        end();
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        for (var i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
