package org.havn.audit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Acts that only tests do.
@TestConfiguration(proxyBeanMethods = false)
class TestActs {
    static final Act READ = Act.opening("testing.words.opened");
    static final Act DONE = Act.change("testing.thing.done");

    @Bean
    Acts actsOfTests() {
        return Acts.of("testing", READ, DONE);
    }
}
