package org.havn.access;

import org.havn.access.vault.SealedNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sentences about families that access keeps under seal.
@Configuration("sealedReasonsOfAccess")
class SealedReasons {
    @Bean
    SealedNote reasonsOfOpenings() {
        return OpeningRows.BECAUSE;
    }

    @Bean
    SealedNote reviewsOfOpenings() {
        return OpeningRows.REVIEW;
    }

    @Bean
    SealedNote reasonsOfExclusions() {
        return CaseScopes.WHY_EXCLUDED;
    }

    @Bean
    SealedNote reasonsOfSecondRequests() {
        return SecondRows.BECAUSE;
    }

    @Bean
    SealedNote answersToSecondRequests() {
        return SecondRows.ANSWER;
    }

    @Bean
    SealedNote reasonsOfFamilyAccounts() {
        return FamilyAccounts.BECAUSE;
    }

    @Bean
    SealedNote endsOfFamilyAccounts() {
        return FamilyAccounts.WHY_ENDED;
    }
}
