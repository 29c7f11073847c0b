package org.havn.interviews.forms;

import java.util.List;
import java.util.Locale;
import org.havn.interviews.forms.FormDraft.Node;
import org.jspecify.annotations.Nullable;

/// Reads the marks that only Havn knows: what a question is about, who is asked, and whose words its answer is.
final class FormMarks {
    private final FormDraft draft;
    private final Problems problems;

    FormMarks(FormDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /// The question whose words are heard in this one's recording.
    @Nullable
    String records(Node node, QuestionType type) {
        var records = wordsBeside(node, FormDraft.RECORDS);
        if (records != null && type != QuestionType.AUDIO) {
            problems.add(
                    node.at(FormDraft.RECORDS),
                    "a question of the type audio",
                    Problems.quoted(type.xlsform()),
                    "Change its type, or leave this out.");
        }
        return records;
    }

    /// The question beside it, marked as own words, that a mark names; nothing where it names none.
    @Nullable
    String wordsBeside(Node node, String mark) {
        var named = node.cell(mark);
        if (named.isEmpty()) {
            return null;
        }
        if (draft.find(named)
                .filter(it -> yes(it, FormDraft.WORDS) && it.holder == node.holder)
                .isEmpty()) {
            problems.add(
                    node.at(mark),
                    "the name of a question beside it that is marked as own words",
                    Problems.quoted(named),
                    "Look at the spelling, or mark that question.");
        }
        return named;
    }

    @Nullable
    Topic topic(Node node) {
        var word = node.cell(FormDraft.TOPIC);
        if (word.isEmpty()) {
            return null;
        }
        for (var topic : Topic.values()) {
            if (topic.name().equalsIgnoreCase(word)) {
                return topic;
            }
        }
        problems.add(
                node.at(FormDraft.TOPIC),
                "one of " + List.of(Topic.values()),
                Problems.quoted(word),
                "Write one of them.");
        return null;
    }

    Item.Each each(Node node) {
        var word = node.cell(FormDraft.EACH);
        if (!word.isEmpty() && !word.equals("members")) {
            problems.add(node.at(FormDraft.EACH), "members, or nothing", Problems.quoted(word), "Write members.");
        }
        if (word.equals("members") && node.holder != null) {
            problems.add(
                    node.at(FormDraft.EACH),
                    "members at the top of the form",
                    "inside a group",
                    "Take it out of there.");
        }
        return word.isEmpty() ? Item.Each.ANY : Item.Each.MEMBERS;
    }

    boolean yes(Node node, String column) {
        var word = node.cell(column).toLowerCase(Locale.ROOT);
        if (!List.of("", "yes", "true", "true()", "no", "false").contains(word)) {
            problems.add(node.at(column), "yes, or nothing", Problems.quoted(word), "Write yes.");
        }
        return word.equals("yes") || word.startsWith("true");
    }
}
