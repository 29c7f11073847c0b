package org.havn.interviews;

import java.util.List;
import org.havn.interviews.forms.Form;

/// A module that looks for certain questions in every interview. It is asked before a form is taken into use, so that
/// nothing ends in silence.
public interface RestsOnForm {

    /// What it would look for in vain.
    List<Unfound> unfound(Form form);

    /// A rule that misses something.
    ///
    /// @param rule what it is called where it is kept
    /// @param lacking the questions, with the answers where those are missing: `food`, or `food=tube`
    /// @param entirely whether it can no longer hold at all
    record Unfound(String rule, List<String> lacking, boolean entirely) {
        public Unfound {
            lacking = List.copyOf(lacking);
        }
    }
}
