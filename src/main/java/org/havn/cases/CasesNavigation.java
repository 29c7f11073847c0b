package org.havn.cases;

import java.util.Set;
import org.havn.platform.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the pages of programmes and cases stand in the navigation.
@Configuration(proxyBeanMethods = false)
class CasesNavigation {
    private static final Set<String> READERS = Set.of("PLACEMENT_OFFICER", "CASEWORKER", "AUDITOR");

    @Bean
    NavigationEntry programmeInNavigation() {
        return new NavigationEntry(10, ProgrammePage.ADDRESS, "cases.programme", READERS);
    }

    @Bean
    NavigationEntry casesInNavigation() {
        return new NavigationEntry(20, CaseListPage.ADDRESS, "cases.cases", READERS);
    }
}
