package org.havn.people;

/// `person` is the `relation` of `relative`: (Amina, PARENT, her son). Kept once; read from either side.
public record Kinship(PersonId person, Relation relation, PersonId relative) {

    public Kinship {
        if (person.equals(relative)) {
            throw new IllegalArgumentException("Nobody is their own relative: " + person.value());
        }
    }

    /// The same tie, told by the other.
    public Kinship inverse() {
        return new Kinship(relative, relation.inverse(), person);
    }
}
