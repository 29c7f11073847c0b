package org.havn.cases;

import org.havn.access.vault.SealedNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What cases keep under seal about families as a whole.
@Configuration("sealedReasonsOfCases")
class SealedReasons {
    @Bean
    SealedNote reasonsInThreads() {
        return CaseThread.REASONS;
    }

    @Bean
    SealedNote categoriesOfCases() {
        return CaseRows.CATEGORIES;
    }
}
