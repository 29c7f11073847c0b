package org.havn.access.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// Cases that are over: first what was said goes, then who it was. Two kinds with a rule each, so that the first can
/// be shorter.
@Configuration(proxyBeanMethods = false)
class CaseAging {
    static final String WORDS = "access.words-of-ended-cases";
    static final String IDENTITY = "access.identity-of-ended-cases";

    @Bean
    AgingData wordsOfEndedCases(CaseMembers members, Erasures erasures, Vault vault) {
        return new AgingData() {
            @Override
            public String code() {
                return WORDS;
            }

            @Override
            public int due(Instant before) {
                return waiting(before).size();
            }

            @Override
            public int erase(Instant before) {
                var cases = waiting(before);
                if (!cases.isEmpty()) {
                    erasures.words(WORDS, erasures.family(cases));
                }
                return cases.size();
            }

            private List<String> waiting(Instant before) {
                return members.endedBefore(day(before)).stream()
                        .filter(it -> !vault.erased(KeyOwner.household(it)))
                        .toList();
            }
        };
    }

    @Bean
    AgingData identityOfEndedCases(CaseMembers members, Erasures erasures, TransactionTemplate transaction) {
        return new AgingData() {
            @Override
            public String code() {
                return IDENTITY;
            }

            @Override
            public int due(Instant before) {
                return members.endedBefore(day(before)).size();
            }

            @Override
            public int erase(Instant before) {
                var cases = members.endedBefore(day(before));
                if (!cases.isEmpty()) {
                    var id = transaction.execute(
                            _ -> erasures.agreed(Erasure.Cause.RULE, IDENTITY, erasures.family(cases)));
                    if (id != null) {
                        erasures.carryOut(id);
                    }
                }
                return cases.size();
            }
        };
    }

    private static LocalDate day(Instant before) {
        return LocalDate.ofInstant(before, ZoneOffset.UTC);
    }
}
