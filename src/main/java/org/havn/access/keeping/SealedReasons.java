package org.havn.access.keeping;

import org.havn.access.vault.SealedNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sentences about families that keeping has under seal.
@Configuration("sealedReasonsOfKeeping")
class SealedReasons {
    @Bean
    SealedNote reasonsOfCopies() {
        return Copies.BECAUSE;
    }
}
