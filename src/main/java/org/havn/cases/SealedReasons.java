package org.havn.cases;

import org.havn.access.vault.SealedNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sentences about families that cases keep under seal.
@Configuration("sealedReasonsOfCases")
class SealedReasons {
    @Bean
    SealedNote reasonsInThreads() {
        return CaseThread.REASONS;
    }
}
