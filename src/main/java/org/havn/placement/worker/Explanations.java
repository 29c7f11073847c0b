package org.havn.placement.worker;

import java.util.List;
import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.OneMore;

/// Why each family is where the plan puts it, and what one more place would add.
public record Explanations(List<FamilyExplanation> families, List<OneMore> oneMore) {

    public Explanations {
        families = List.copyOf(families);
        oneMore = List.copyOf(oneMore);
    }
}
