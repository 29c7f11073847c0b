package org.havn.people;

/// Whether a person reads and writes in any language. Not asked, unknown and no are three answers.
public enum Literacy {
    NOT_ASKED,
    UNKNOWN,
    NEITHER,
    READS,
    READS_AND_WRITES
}
