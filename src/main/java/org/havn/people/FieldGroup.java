package org.havn.people;

/// Which part of what is known of somebody a consent is about.
public enum FieldGroup {
    IDENTITY,
    NEEDS,
    HEALTH,
    SAFETY,
    ALL
}
