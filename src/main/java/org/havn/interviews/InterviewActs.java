package org.havn.interviews;

import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What interviews tell the audit trail. Never which question: an address of a question tells too much.
@Configuration(proxyBeanMethods = false)
class InterviewActs {
    static final Act OPENED = Act.opening("interviews.opened");
    static final Act PLANNED = Act.change("interviews.planned");
    static final Act BEGUN = Act.change("interviews.begun");
    static final Act ANSWERED = Act.change("interviews.answered");
    static final Act RECORDINGS_DESTROYED = Act.change("interviews.recordings-destroyed");
    static final Act RECORDINGS_LAPSED = Act.change("interviews.recordings-lapsed");
    static final Act DECIDED = Act.change("interviews.conflict-decided");
    static final Act SEALED = Act.change("interviews.sealed");
    static final Act TOPIC_CLOSED = Act.change("interviews.topic-closed");
    static final Act TOPIC_OPENED = Act.change("interviews.topic-opened");
    static final Act FORM_KEPT = Act.change("interviews.form-kept");

    @Bean
    Acts actsOfInterviews() {
        return Acts.of(
                "interviews",
                OPENED,
                PLANNED,
                BEGUN,
                ANSWERED,
                RECORDINGS_DESTROYED,
                RECORDINGS_LAPSED,
                DECIDED,
                SEALED,
                TOPIC_CLOSED,
                TOPIC_OPENED,
                FORM_KEPT);
    }
}
