package org.havn.people;

import java.util.List;

/// A module with rows about persons, which follow when two persons on record turn out to be one, and go back when that
/// was wrong. Nothing is lost on the way: what cannot follow stays where it is.
public interface FollowsPerson {
    /// The module's name, under which the list below is kept.
    String module();

    /// The place of the module in the family's order.
    int order();

    /// Says no where it cannot be done.
    default void requireMergeable(PersonId absorbed, PersonId kept) {}

    /// Makes rows about `absorbed` rows about `kept`, as Havn's own work in the running transaction.
    ///
    /// @return what was done, as [#goBack] needs it: ids and codes, never a name
    List<String> follow(PersonId absorbed, PersonId kept);

    /// Undoes exactly that.
    void goBack(PersonId absorbed, PersonId kept, List<String> done);
}
