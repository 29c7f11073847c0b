package org.havn.placement;

import java.time.Clock;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.platform.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Questions about plans: "why not there?".
@Service
class WhatIfs {
    private final WhatIfRows questions;
    private final WhatIfJob.WhatIfQueue queue;
    private final CurrentActor actor;
    private final Clock clock;

    WhatIfs(WhatIfRows questions, WhatIfJob.WhatIfQueue queue, CurrentActor actor, Clock clock) {
        this.questions = questions;
        this.queue = queue;
        this.actor = actor;
        this.clock = clock;
    }

    /// Asks why a plan does not put a household in a community. The answer is worked out in the background; one that is
    /// known already is answered again.
    ///
    /// @return the question's identity
    @Transactional
    public UUID ask(SolveId solve, CaseNumber household, CommunityId community) {
        var question = new WhatIf(Ids.next(), solve, household, community, clock.instant(), null, null);
        questions.ask(question, actor.get().account().toString());
        var kept = questions.find(solve, household, community).orElse(question);
        if (kept.answer() == null) {
            queue.add(kept.id());
        }
        return kept.id();
    }
}
