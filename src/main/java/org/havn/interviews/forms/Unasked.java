package org.havn.interviews.forms;

import java.util.ArrayList;
import java.util.List;
import org.havn.interviews.forms.FormDraft.Kind;
import org.havn.interviews.forms.FormDraft.Node;

/// What of a form nobody would be asked on Havn's own pages, which go from group to group: at the top the household's
/// groups and one repeat for the members, and each further repeat reached from a part that has a question of its own.
final class Unasked {
    private static final String IN_A_GROUP = "a group, or the repeat for the members, at the top of the form";

    private final List<FormProblem> problems = new ArrayList<>();

    private Unasked() {}

    static List<FormProblem> of(FormDraft draft) {
        var unasked = new Unasked();
        var members = 0;
        for (var node : draft.items) {
            if (node.kind == Kind.QUESTION) {
                if (node.type == null || node.type != QuestionType.CALCULATE) {
                    unasked.add(node, IN_A_GROUP, "a question", "Put it into a group.");
                }
            } else if (node.kind == Kind.REPEAT && !isOfMembers(node)) {
                unasked.add(node, IN_A_GROUP, "another repeat", "Put it into a group.");
            } else if (isOfMembers(node) && ++members > 1) {
                unasked.add(node, "one repeat for the members", "a second one", "Put its questions into the first.");
            } else {
                unasked.within(node, true);
            }
        }
        return List.copyOf(unasked.problems);
    }

    /// @param part whether this has a page of its own, from which repeats inside it are reached
    private void within(Node holder, boolean part) {
        for (var node : holder.inside) {
            if (node.kind == Kind.REPEAT) {
                if (!part) {
                    add(
                            node,
                            "a repeat directly in a group at the top, in the repeat for the members, or in a group"
                                    + " directly in that",
                            "one deeper inside",
                            "Move it out of the group around it.");
                } else if (holder.inside.stream().noneMatch(Unasked::isReached)) {
                    add(node, "a question beside the repeat", "none", "Ask whether there is anything to tell.");
                }
                within(node, true);
            } else if (node.kind == Kind.GROUP) {
                within(node, isOfMembers(holder));
            }
        }
    }

    /// Whether it brings its part onto the page of parts.
    private static boolean isReached(Node node) {
        return node.kind == Kind.QUESTION
                ? node.type != null && node.type.isAsked()
                : node.kind == Kind.GROUP && node.inside.stream().anyMatch(Unasked::isReached);
    }

    private static boolean isOfMembers(Node node) {
        return node.kind == Kind.REPEAT && node.cell(FormDraft.EACH).equals("members");
    }

    private void add(Node node, String expected, String found, String cure) {
        problems.add(FormProblem.of(node.at("name"), expected, found + ", " + Problems.quoted(node.name), cure));
    }
}
