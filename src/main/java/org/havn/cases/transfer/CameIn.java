package org.havn.cases.transfer;

import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.cases.errf.ErrfProblem;

/// What became of one case of a form.
public sealed interface CameIn {
    /// A family that was not here before.
    ///
    /// @param notes what stayed beside, as the ends of text keys
    record Imported(CaseNumber number, int persons, List<String> notes) implements CameIn {
        public Imported {
            notes = List.copyOf(notes);
        }
    }

    /// The same was here already; nothing was changed.
    record AlreadyHere(CaseNumber number) implements CameIn {}

    /// The family is here and the form says something else of it. Nothing was changed: whoever holds the case decides.
    record Differs(CaseNumber number, List<FormDifference> differences) implements CameIn {
        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /// Nothing of it was kept.
    record Refused(List<ErrfProblem> problems) implements CameIn {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
