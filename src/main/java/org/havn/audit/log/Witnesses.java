package org.havn.audit.log;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The witnesses that an operator can ask for by settings. A module can bring more as beans.
@Configuration(proxyBeanMethods = false)
class Witnesses {

    @Bean
    @ConditionalOnProperty("havn.audit.witness.address")
    EndpointWitness endpointWitness(@Value("${havn.audit.witness.address:}") String address) {
        return new EndpointWitness(address);
    }
}
