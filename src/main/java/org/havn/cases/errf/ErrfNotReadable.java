package org.havn.cases.errf;

import java.util.List;

/// The file is no form, or cannot be read on: what stands before it was read.
public final class ErrfNotReadable extends Exception {
    private final ErrfProblem problem;

    ErrfNotReadable(int line, String rule, String... arguments) {
        super(rule + " at line " + line);
        this.problem = new ErrfProblem(line, 0, "", rule, List.of(arguments));
    }

    public ErrfProblem problem() {
        return problem;
    }
}
