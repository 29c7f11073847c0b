package org.havn.access.exports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// To whom files may be sealed.
@Controller
class RecipientsPage {
    static final String ADDRESS = "/work/recipients";

    private final Recipients recipients;
    private final Readers readers;
    private final Clock clock;

    RecipientsPage(Recipients recipients, Readers readers, Clock clock) {
        this.recipients = recipients;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "rows", recipients.all().stream().map(it -> row(it, words)).toList());
        return "access/recipients";
    }

    @Allowed({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
    @FreshProof
    @PostMapping(ADDRESS)
    String ask(
            @RequestParam String name,
            @RequestParam String organisation,
            @RequestParam String certificate,
            @RequestParam String because) {
        recipients.ask(name, organisation, certificate, because);
        return "redirect:/work/seconds";
    }

    @Allowed({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
    @FreshProof
    @PostMapping(ADDRESS + "/{id}/ending")
    String end(@PathVariable UUID id) {
        recipients.end(id);
        return "redirect:" + ADDRESS;
    }

    private ExportView.Recipient row(Recipient it, Words words) {
        var now = clock.instant();
        String state;
        Tone tone;
        if (it.endedAt() != null) {
            state = "ENDED";
            tone = Tone.NEUTRAL;
        } else if (!it.certificate().goodAt(now)) {
            state = "EXPIRED";
            tone = Tone.WARNING;
        } else if (it.registeredAt() == null) {
            state = "WAITING";
            tone = Tone.WARNING;
        } else {
            state = "REGISTERED";
            tone = Tone.SUCCESS;
        }
        return new ExportView.Recipient(
                it.id().toString(),
                it.name(),
                it.organisation(),
                it.certificate().fingerprintInPairs(),
                words.date(it.certificate().goodUntil().atZone(ZoneOffset.UTC).toLocalDate()),
                words.say("access.recipient.state." + state),
                tone,
                it.endedAt() == null);
    }
}
