package org.havn.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An act that one person asks for and a second one lets happen. Each module declares its own as beans.
///
/// Parameters are ids and codes, never a name or a person's words: they are kept with the request.
public interface SecondedAct {
    /// What the trail and the texts call it, such as `access.give-role`; the title's key is `<module>.second.<rest>`.
    String code();

    /// Who may be the second person. The one who asked never is.
    Set<Role> seconds();

    /// What would change, from the world as it is now. It is shown to both, and asked again before the act.
    List<Change> difference(Map<String, String> parameters);

    /// Whether it may happen without a second person while there is none at all: so that a new Havn can come to have
    /// one. It is an alarm in the trail.
    default boolean mayBegin(Map<String, String> parameters) {
        return false;
    }

    /// Those of these requests that the reader may know of, by their parameters. Where an act is about a family, only
    /// who sees its case is told of it or may agree.
    default Collection<Map<String, String>> forReader(Collection<Map<String, String>> asked) {
        return asked;
    }

    /// The case that it is about, so that the trail and an erasure find it; empty where it is about none.
    default Optional<String> caseNumber(Map<String, String> parameters) {
        return Optional.empty();
    }

    /// Nobody agreed: what was only kept for this goes.
    default void dropped(Map<String, String> parameters) {}

    /// Does it, in the transaction in which the second person agrees.
    void perform(Map<String, String> parameters);

    /// One thing that would change.
    ///
    /// @param labelKey the key of what it is called
    /// @param before empty where there was nothing
    /// @param after empty where nothing is left
    record Change(String labelKey, String before, String after) {}
}
