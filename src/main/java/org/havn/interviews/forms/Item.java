package org.havn.interviews.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a form. Names are unique in the whole form.
public sealed interface Item {
    String name();

    Label label();

    /// When it is asked; always where there is no condition.
    @Nullable
    Expression relevant();

    /// What it is about; where it says nothing, what holds it says it.
    @Nullable
    Topic topic();

    /// Something that is asked, read out or worked out.
    ///
    /// @param constraint what a valid answer fulfils; `.` is the answer
    /// @param choices the list's name
    /// @param words whether the answer is the person's own words, in their language
    /// @param translates the question whose answer this one translates
    /// @param records the question whose answer is heard in this one's recording
    record Question(
            String name,
            QuestionType type,
            Label label,
            Label hint,
            Label audio,
            @Nullable Expression relevant,
            @Nullable Expression required,
            Label requiredMessage,
            @Nullable Expression constraint,
            Label constraintMessage,
            @Nullable Expression calculation,
            @Nullable String choices,
            @Nullable Expression choiceFilter,
            @Nullable Topic topic,
            boolean words,
            @Nullable String translates,
            @Nullable String records)
            implements Item {}

    /// Questions that belong together.
    ///
    /// @param alone whether it is asked with nobody else of the family in the room
    record Group(
            String name,
            Label label,
            @Nullable Expression relevant,
            @Nullable Topic topic,
            boolean alone,
            List<Item> items)
            implements Item, Holder {
        public Group {
            items = List.copyOf(items);
        }
    }

    /// Questions that are asked again and again: of each member, or as often as there is something to tell.
    record Repeat(
            String name,
            Label label,
            @Nullable Expression relevant,
            @Nullable Topic topic,
            boolean alone,
            Each each,
            List<Item> items)
            implements Item, Holder {
        public Repeat {
            items = List.copyOf(items);
        }
    }

    /// What a repeat goes through.
    enum Each {
        /// The members of the case; an instance's id is the person's.
        MEMBERS,
        /// As many as there are.
        ANY
    }

    /// What has items inside.
    sealed interface Holder permits Group, Repeat {
        String name();

        List<Item> items();

        boolean alone();
    }
}
