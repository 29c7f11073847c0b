package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// How far an inquiry is, for the pages that wait for one; they are told to load again when it is over.
@Controller
class InquiryPage {
    private final InquiryRows rows;
    private final Readers readers;
    private final Clock clock;

    InquiryPage(InquiryRows rows, Readers readers, Clock clock) {
        this.rows = rows;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/inquiries/{inquiry}")
    String progress(@PathVariable UUID inquiry, HttpServletRequest request, HttpServletResponse response, Model model) {
        var known = rows.find(inquiry).orElseThrow(RoundNotFound::new);
        if (!known.state().open()) {
            response.setHeader("HX-Refresh", "true");
        }
        var words = readers.words(request);
        var started = known.startedAt();
        model.addAttribute("id", inquiry.toString());
        model.addAttribute("open", known.state().open());
        model.addAttribute(
                "doing",
                started == null
                        ? words.say("placement.inquiry.waiting")
                        : words.say(
                                "placement.inquiry.running",
                                Duration.between(started, clock.instant()).toSeconds()));
        return "placement/inquiry";
    }
}
