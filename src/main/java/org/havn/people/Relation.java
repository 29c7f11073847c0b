package org.havn.people;

/// What one person is to another.
public enum Relation {
    SPOUSE,
    PARENT,
    CHILD,
    SIBLING,
    GRANDPARENT,
    GRANDCHILD,
    AUNT_OR_UNCLE,
    NIECE_OR_NEPHEW,
    COUSIN,
    GUARDIAN,
    WARD,
    OTHER_RELATIVE;

    /// What the other person is to the first.
    public Relation inverse() {
        return switch (this) {
            case SPOUSE, SIBLING, COUSIN, OTHER_RELATIVE -> this;
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case GRANDPARENT -> GRANDCHILD;
            case GRANDCHILD -> GRANDPARENT;
            case AUNT_OR_UNCLE -> NIECE_OR_NEPHEW;
            case NIECE_OR_NEPHEW -> AUNT_OR_UNCLE;
            case GUARDIAN -> WARD;
            case WARD -> GUARDIAN;
        };
    }

    /// Whether it counts as family in direct line, which placement weighs.
    public boolean directLine() {
        return switch (this) {
            case SPOUSE, PARENT, CHILD, SIBLING, GRANDPARENT, GRANDCHILD -> true;
            case AUNT_OR_UNCLE, NIECE_OR_NEPHEW, COUSIN, GUARDIAN, WARD, OTHER_RELATIVE -> false;
        };
    }
}
