package org.havn.needs;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.UploadAnswer;
import org.havn.access.uploads.Uploads;
import org.havn.cases.Cases;
import org.havn.platform.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What somebody brought as evidence of a need: a doctor's letter, a photograph of stairs.
@Controller
@RequestMapping("/work/cases/{number}/needs/{id}/documents")
class NeedDocuments {
    private final Cases cases;
    private final Needs needs;
    private final Uploads uploads;

    NeedDocuments(Cases cases, Needs needs, Uploads uploads) {
        this.cases = cases;
        this.needs = needs;
        this.uploads = uploads;
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping
    String keep(@PathVariable String number, @PathVariable UUID id, @RequestParam MultipartFile file)
            throws IOException {
        var need = need(number, id);
        var person = need.person();
        uploads.keep(
                about(need.id()), need.household().value(), person == null ? null : person.value(), file.getBytes());
        return "redirect:" + NeedPage.address(need) + "#documents";
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @FreshProof
    @GetMapping("/{file}")
    ResponseEntity<byte[]> open(@PathVariable String number, @PathVariable UUID id, @PathVariable UUID file) {
        var need = need(number, id);
        return UploadAnswer.of(
                uploads.open(file, about(need.id()), need.household().value()), "document");
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{file}/removal")
    String remove(@PathVariable String number, @PathVariable UUID id, @PathVariable UUID file) {
        var need = need(number, id);
        if (uploads.of(about(need.id())).stream().anyMatch(it -> it.id().equals(file))) {
            uploads.remove(file, need.household().value());
        }
        return "redirect:" + NeedPage.address(need) + "#documents";
    }

    /// What is closed about a need closes its documents as well.
    private Need need(String number, UUID id) {
        var need = needs.get(cases.get(number).number(), new NeedId(id));
        if (need.words().closed()) {
            throw new NeedNotForYourTask();
        }
        return need;
    }

    static Upload.About about(NeedId need) {
        return new Upload.About("need", need.value());
    }

    /// The documents of a need, as its page lists them.
    static List<NeedView.Document> shown(Need need, List<Upload> kept, Words words) {
        return kept.stream()
                .map(it -> new NeedView.Document(
                        NeedPage.address(need) + "/documents/" + it.id(),
                        words.say("needs.document." + it.kind(), Math.ceilDiv(it.size(), 1_000)),
                        words.moment(it.at())))
                .toList();
    }
}
