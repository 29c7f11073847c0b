package org.havn.placement;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Works out one inquiry and keeps what was found.
@Component
class InquiryRun {
    private static final Logger LOG = LoggerFactory.getLogger(InquiryRun.class);

    private final InquiryRows rows;
    private final List<Inquirer<?, ?>> inquirers;
    private final JsonMapper json;
    private final Clock clock;

    InquiryRun(InquiryRows rows, List<Inquirer<?, ?>> inquirers, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.inquirers = List.copyOf(inquirers);
        this.json = json;
        this.clock = clock;
    }

    /// Finds the answer. Running one that has ended does nothing.
    void run(UUID id) throws InterruptedException {
        if (!rows.begin(id, clock.instant())) {
            return;
        }
        var inquiry = rows.find(id).orElseThrow(RoundNotFound::new);
        var found = Optional.<String>empty();
        try {
            for (var inquirer : inquirers) {
                if (inquirer.kind().equals(inquiry.kind())) {
                    found = find(inquirer, inquiry);
                }
            }
        } catch (IOException | RuntimeException broken) {
            LOG.error("The inquiry {} could not be answered", id, broken);
        }
        if (found.isPresent()) {
            rows.answer(id, found.get(), clock.instant());
        } else {
            rows.fail(id, clock.instant());
        }
    }

    private <Q extends Record, A extends Record> Optional<String> find(Inquirer<Q, A> inquirer, Inquiry inquiry)
            throws IOException, InterruptedException {
        return inquirer.find(inquiry, json.readValue(inquiry.question(), inquirer.asks()))
                .map(json::writeValueAsString);
    }
}
