package org.havn.cases.errf;

import java.util.List;

/// One thing that stands against a file: which rule, where, and of whom.
///
/// The sentences are texts: `cases.errf.<rule>` says what was expected and found, `cases.errf.<rule>.cure` who mends
/// what and where.
///
/// @param line 1 for the file's first line
/// @param household the case's place in the file, from 1; 0 where it is about the file
/// @param person the person's number on the form; empty where it is about nobody alone
/// @param arguments of the sentences
public record ErrfProblem(int line, int household, String person, String rule, List<String> arguments) {
    public ErrfProblem {
        arguments = List.copyOf(arguments);
    }
}
