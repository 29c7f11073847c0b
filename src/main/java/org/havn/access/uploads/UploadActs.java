package org.havn.access.uploads;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What uploads tell the audit trail; opening one is the vault's to tell.
@Configuration(proxyBeanMethods = false)
class UploadActs {
    static final Act KEPT = Act.change("access.upload.kept");
    static final Act REMOVED = Act.change("access.upload.removed");

    @Bean
    Acts actsOfUploads() {
        return Acts.of("access", KEPT, REMOVED);
    }
}
