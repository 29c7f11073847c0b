package org.havn.placement.engine;

/// A problem contradicts itself or holds a value that no problem can have; the message says which, with the values.
public final class ProblemNotValid extends IllegalArgumentException {
    public ProblemNotValid(String message) {
        super(message);
    }
}
