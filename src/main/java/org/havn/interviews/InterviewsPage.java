package org.havn.interviews;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.CasePanel;
import org.havn.cases.Cases;
import org.havn.interviews.forms.ShippedForms;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.havn.platform.Readers;
import org.havn.reference.LanguageTag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The interviews with a family: a panel of the case's page, and a page of its own.
@Controller
@RequestMapping("/work/cases/{number}/interviews")
class InterviewsPage implements CasePanel {
    private final Cases cases;
    private final Interviews interviews;
    private final InterviewViews views;
    private final Readers readers;
    private final Clock clock;

    InterviewsPage(Cases cases, Interviews interviews, InterviewViews views, Readers readers, Clock clock) {
        this.cases = cases;
        this.interviews = interviews;
        this.views = views;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String titleKey() {
        return "interviews.interviews";
    }

    @Override
    public String address(CaseNumber number) {
        return "/work/cases/" + number + "/interviews";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping
    String show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("view", views.list(cases.get(number), readers.words(request)));
        return part ? "interviews/rows" : "interviews/interviews";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping
    String plan(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String dialect,
            @RequestParam(defaultValue = "") String interpreter,
            @RequestParam(defaultValue = ShippedForms.RESETTLEMENT) String form) {
        var family = cases.get(number);
        var planned = interviews.plan(family.number(), day(on), held(language, dialect, interpreter), form);
        return "redirect:" + InterviewViews.address(planned);
    }

    private LocalDate day(String on) {
        try {
            var day = LocalDate.parse(on);
            if (!day.isBefore(LocalDate.now(clock))) {
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new InterviewNotWhole();
        }
        throw new InterviewNotWhole();
    }

    static InterpretedBy held(String language, String dialect, String interpreter) {
        try {
            return new InterpretedBy(
                    new LanguageTag(language.strip()),
                    dialect.isBlank() ? null : dialect.strip(),
                    interpreter.isBlank() ? null : interpreter.strip());
        } catch (IllegalArgumentException noLanguage) {
            throw new InterviewNotWhole();
        }
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/topics")
    String close(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String because) {
        var family = cases.get(number);
        var about = Arrays.stream(Topic.values())
                .filter(it -> it.name().equals(topic))
                .findFirst();
        var whom = family.members().stream()
                .map(it -> it.person().value())
                .filter(it -> it.toString().equals(person))
                .findFirst();
        if (about.isEmpty() || whom.isEmpty() || because.isBlank()) {
            throw new AnswerNotTaken();
        }
        interviews.closeTopic(family.number(), new PersonId(whom.get()), about.get(), because.strip());
        return "redirect:" + InterviewViews.address(family);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/topics/{closing}/opening")
    String open(@PathVariable String number, @PathVariable UUID closing) {
        var family = cases.get(number);
        interviews.openTopic(family.number(), closing);
        return "redirect:" + InterviewViews.address(family);
    }
}
