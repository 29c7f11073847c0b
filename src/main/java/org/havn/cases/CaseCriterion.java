package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.platform.Words;

/// A question about cases that only a later module can answer: by need, by municipality of placement.
///
/// The list of cases offers one choice per criterion and shows the answer beside each case.
public interface CaseCriterion {
    /// The name of the field in the form, such as `need`.
    String parameter();

    /// The key of the field's label.
    String labelKey();

    /// What can be chosen, in the reader's words.
    List<Choice> choices(Words words);

    /// The cases for which the value holds; an unknown value holds for none.
    Set<CaseNumber> casesWith(String value);

    /// What to show for each of these cases; a case may be left out.
    Map<CaseNumber, String> shown(Collection<CaseNumber> cases, Words words);

    /// One thing to choose.
    record Choice(String value, String label) {}
}
