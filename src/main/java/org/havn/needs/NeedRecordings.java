package org.havn.needs;

import java.util.Optional;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.UploadAnswer;
import org.havn.cases.Cases;
import org.havn.interviews.Recordings;
import org.havn.interviews.forms.FieldPath;
import org.havn.platform.Words;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The person's own voice beside the words of a need or of a proposal, for whoever may read those words. A need keeps
/// the id of the proposal that it was, so one address serves both.
@Controller
@RequestMapping("/work/cases/{number}/needs/{id}/recording")
class NeedRecordings {
    private final Cases cases;
    private final Proposals proposals;
    private final Recordings recordings;

    NeedRecordings(Cases cases, Proposals proposals, Recordings recordings) {
        this.cases = cases;
        this.proposals = proposals;
        this.recordings = recordings;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping
    ResponseEntity<Resource> play(@PathVariable String number, @PathVariable UUID id) {
        var household = cases.get(number).number();
        var proposal = proposals.find(household, new NeedId(id)).orElseThrow(() -> new NeedNotFound(new NeedId(id)));
        var recording = recording(proposal).orElseThrow(() -> new NeedNotFound(new NeedId(id)));
        return UploadAnswer.played(recordings.open(
                proposal.interview(), FieldPath.of(recording.path()), UUID.fromString(recording.value())));
    }

    /// A recording as a page shows it; nothing where nobody recorded it, it is gone, or its words are closed to the
    /// reader.
    Optional<NeedView.Sound> of(Proposal proposal, Words words) {
        return recording(proposal)
                .flatMap(it -> recordings.find(proposal.interview(), FieldPath.of(it.path()), it.value()))
                .map(it -> sound(proposal, it, words));
    }

    private static NeedView.Sound sound(Proposal proposal, Upload upload, Words words) {
        return new NeedView.Sound(
                "/work/cases/" + proposal.household() + "/needs/"
                        + proposal.id().value() + "/recording",
                words.say("needs.recording", words.moment(upload.at())));
    }

    private static Optional<Finding.Ground> recording(Proposal proposal) {
        return Optional.ofNullable(proposal.finding()).map(Finding::recording);
    }
}
