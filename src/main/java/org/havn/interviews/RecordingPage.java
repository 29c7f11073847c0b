package org.havn.interviews;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.uploads.UploadAnswer;
import org.havn.cases.Cases;
import org.havn.interviews.forms.FieldPath;
import org.havn.platform.Ids;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What somebody said, as it sounded: taken in from the interview's page, and played there.
@Controller
@RequestMapping("/work/cases/{number}/interviews/{id}/recordings")
class RecordingPage {
    private static final String ONLINE = "online";

    private final Cases cases;
    private final Interviews interviews;
    private final Recordings recordings;
    private final Clock clock;

    RecordingPage(Cases cases, Interviews interviews, Recordings recordings, Clock clock) {
        this.cases = cases;
        this.interviews = interviews;
        this.recordings = recordings;
        this.clock = clock;
    }

    static String address(Interview interview, FieldPath path, UUID recording) {
        return InterviewViews.address(interview) + "/recordings/" + recording + "?path="
                + URLEncoder.encode(path.toString(), StandardCharsets.UTF_8);
    }

    /// The same recording sent again, which its key says, is there once.
    @Allowed(Role.CASEWORKER)
    @PostMapping
    String keep(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam UUID key,
            @RequestParam(name = "in", defaultValue = "") String language,
            @RequestParam MultipartFile file)
            throws IOException {
        var interview = theirs(number, id);
        var field = path(interview, path);
        var outcome = recordings.keep(new Recordings.Made(
                new AnswerOperation(
                        Ids.named("recording " + interview.id() + " " + key),
                        interview.id(),
                        field,
                        org.havn.interviews.forms.Answer.NOT_ASKED,
                        base,
                        ONLINE,
                        clock.instant()),
                file.getBytes()));
        // where the two of them wait for a decision
        return outcome instanceof AnswerOutcome.InConflict
                ? "redirect:" + InterviewViews.address(interview)
                : "redirect:" + Parts.address(interview, path(interview, part), language) + "#" + Parts.html(field);
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping("/{recording}")
    ResponseEntity<Resource> play(
            @PathVariable String number,
            @PathVariable UUID id,
            @PathVariable UUID recording,
            @RequestParam(defaultValue = "") String path) {
        var interview = theirs(number, id);
        return UploadAnswer.played(recordings.open(interview.id(), path(interview, path), recording));
    }

    private static FieldPath path(Interview interview, String text) {
        try {
            return FieldPath.of(text);
        } catch (IllegalArgumentException noPath) {
            throw new InterviewNotFound(interview.id());
        }
    }

    private Interview theirs(String number, UUID id) {
        var family = cases.get(number);
        var interview = interviews.get(new InterviewId(id));
        if (!interview.household().equals(family.number())) {
            throw new InterviewNotFound(interview.id());
        }
        return interview;
    }
}
