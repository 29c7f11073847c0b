package org.havn.audit.log;

import org.havn.platform.watch.Mail;
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

    @Bean
    @ConditionalOnProperty("havn.audit.witness.mail-to")
    MailWitness mailWitness(Mail mail, @Value("${havn.audit.witness.mail-to:}") String to) {
        if (!mail.offered()) {
            throw new IllegalArgumentException("HAVN_AUDIT_WITNESS_MAIL_TO is set, so HAVN_MAIL_SERVER has to be, too");
        }
        return new MailWitness(mail, Mail.addresses(to, "HAVN_AUDIT_WITNESS_MAIL_TO"));
    }
}
