package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.UploadAnswer;
import org.havn.access.uploads.Uploads;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Readers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// One photograph of each person of a case.
@Controller
@RequestMapping(CaseListPage.ADDRESS + "/{number}/photos")
class PhotosPage {
    private final Cases cases;
    private final Persons persons;
    private final Uploads uploads;
    private final Readers readers;

    PhotosPage(Cases cases, Persons persons, Uploads uploads, Readers readers) {
        this.cases = cases;
        this.persons = persons;
        this.uploads = uploads;
        this.readers = readers;
    }

    @Allowed({Role.CASEWORKER, Role.AUDITOR})
    @GetMapping
    String show(@PathVariable String number, HttpServletRequest request, Model model) {
        var household = cases.get(number);
        var words = readers.words(request);
        var known =
                persons.all(household.members().stream().map(CaseMember::person).toList());
        model.addAttribute("number", household.number().value());
        model.addAttribute(
                "rows",
                household.members().stream()
                        .map(it -> known.get(it.person()))
                        .filter(it -> it != null)
                        .map(it -> {
                            var kept = uploads.of(about(it.id().value()));
                            var address = CaseListPage.ADDRESS + "/" + household.number() + "/photos/"
                                    + it.id().value();
                            return new PhotoView(
                                    it.id().value().toString(),
                                    it.nameIn(Script.LATIN).whole(),
                                    address,
                                    kept.isEmpty()
                                            ? ""
                                            : words.moment(kept.getFirst().at()));
                        })
                        .toList());
        return "cases/photos";
    }

    /// The picture itself, for the page above; on record each time.
    @Allowed({Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/{person}")
    ResponseEntity<byte[]> picture(@PathVariable String number, @PathVariable UUID person) {
        var household = member(number, person);
        var kept = uploads.of(about(person)).stream().findFirst().orElseThrow(() -> new CaseNotFound(number));
        return UploadAnswer.of(
                uploads.open(kept.id(), about(person), household.number().value()), "photograph");
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{person}")
    String keep(@PathVariable String number, @PathVariable UUID person, @RequestParam MultipartFile file)
            throws IOException {
        var household = member(number, person);
        uploads.keepOnlyPicture(about(person), household.number().value(), person, file.getBytes());
        return "redirect:" + CaseListPage.ADDRESS + "/" + household.number() + "/photos";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{person}/removal")
    String remove(@PathVariable String number, @PathVariable UUID person) {
        var household = member(number, person);
        uploads.of(about(person))
                .forEach(it -> uploads.remove(it.id(), household.number().value()));
        return "redirect:" + CaseListPage.ADDRESS + "/" + household.number() + "/photos";
    }

    private ResettlementCase member(String number, UUID person) {
        var household = cases.get(number);
        if (household.members().stream().noneMatch(it -> it.person().value().equals(person))) {
            throw new CaseNotFound(number);
        }
        return household;
    }

    private static Upload.About about(UUID person) {
        return new Upload.About("person", person);
    }
}
