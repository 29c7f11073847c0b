package org.havn.placement.worker;

import java.util.List;
import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.OneMore;

/// Why each family is where the plan puts it, and what one more place would add.
///
/// @param families as many as could be explained in time
/// @param oneMoreAsked whether there was time to ask at least for the scarcest; if not, an empty list says nothing
public record Explanations(List<FamilyExplanation> families, List<OneMore> oneMore, boolean oneMoreAsked) {

    public Explanations {
        families = List.copyOf(families);
        oneMore = List.copyOf(oneMore);
    }
}
