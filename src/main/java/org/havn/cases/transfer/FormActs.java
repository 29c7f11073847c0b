package org.havn.cases.transfer;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What forms tell the audit trail; that one left is told by the exports.
@Configuration(proxyBeanMethods = false)
class FormActs {
    static final Act READ = Act.change("cases.form.read");
    static final Act IMPORTED = Act.change("cases.form.imported");

    @Bean
    Acts actsOfForms() {
        return Acts.of("cases", READ, IMPORTED);
    }
}
