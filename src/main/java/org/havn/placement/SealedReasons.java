package org.havn.placement;

import org.havn.access.vault.SealedNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sentences about families that placement keeps under seal.
@Configuration("sealedReasonsOfPlacement")
class SealedReasons {
    @Bean
    SealedNote reasonsOfPlacements() {
        return DecisionReasons.PLACED;
    }

    @Bean
    SealedNote endsOfPlacements() {
        return DecisionReasons.ENDED;
    }

    @Bean
    SealedNote reasonsOfRules() {
        return DecisionReasons.RULED;
    }

    @Bean
    SealedNote reasonsOfWaivers() {
        return DecisionReasons.WAIVED;
    }
}
