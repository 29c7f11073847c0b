package org.havn.interviews;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Item;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One interview, part by part: each answer is kept as soon as it is given.
@Controller
@RequestMapping("/work/cases/{number}/interviews/{id}")
class InterviewPage {
    private static final String ONLINE = "online";

    private final Cases cases;
    private final Interviews interviews;
    private final InterviewViews views;
    private final Parts parts;
    private final Readers readers;
    private final Clock clock;

    InterviewPage(Cases cases, Interviews interviews, InterviewViews views, Parts parts, Readers readers, Clock clock) {
        this.cases = cases;
        this.interviews = interviews;
        this.views = views;
        this.parts = parts;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping
    String show(@PathVariable String number, @PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("view", views.one(theirs(number, id), readers.words(request)));
        return "interviews/interview";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/beginning")
    String begin(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String consent,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String dialect,
            @RequestParam(defaultValue = "") String interpreter) {
        var interview = theirs(number, id);
        if (!consent.equals("yes")) {
            throw new InterviewNotWhole();
        }
        interviews.begin(interview.id(), clock.instant(), InterviewsPage.held(language, dialect, interpreter));
        return "redirect:" + InterviewViews.address(interview);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/sealing")
    String seal(@PathVariable String number, @PathVariable UUID id) {
        var interview = theirs(number, id);
        interviews.seal(interview.id());
        return "redirect:" + InterviewViews.address(interview);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/conflicts/{conflict}")
    String decide(
            @PathVariable String number,
            @PathVariable UUID id,
            @PathVariable UUID conflict,
            @RequestParam(defaultValue = "") String take) {
        var interview = theirs(number, id);
        interviews.decide(interview.id(), conflict, take.equals("other"));
        return "redirect:" + InterviewViews.address(interview);
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping("/part")
    String part(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(name = "in", defaultValue = "") String language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var interview = theirs(number, id);
        if (path.isEmpty()) {
            return "redirect:" + InterviewViews.address(interview);
        }
        var words = readers.words(request);
        model.addAttribute("view", parts.view(interview, path(interview, path), language, Map.of(), words));
        Microphone.mayBeAskedFor(response);
        return "interviews/part";
    }

    /// Keeps one answer. With a script only its question is shown anew, or the whole part where other questions are
    /// asked now; without, the part's page comes again.
    @Allowed(Role.CASEWORKER)
    @PostMapping("/answers")
    String answer(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(name = "value", required = false) List<String> values,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "0") int base,
            @RequestParam UUID key,
            @RequestParam(name = "in", defaultValue = "") String language,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var interview = theirs(number, id);
        var words = readers.words(request);
        var field = path(interview, path);
        var page = path(interview, part);
        var before = parts.filled(interview);
        var typed = answer(before, field, values == null ? List.of() : values, standing);
        var operation = new AnswerOperation(key, interview.id(), field, typed, base, ONLINE, clock.instant());
        var fault = switch (interviews.answer(operation)) {
            case AnswerOutcome.Kept _ -> "";
            case AnswerOutcome.InConflict _ -> "interviews.fault.conflict";
            case AnswerOutcome.NotAnAnswer _ -> "interviews.fault.not-kept";
            case AnswerOutcome.TooLate _ -> throw new InterviewIsSealed();
        };
        if (!fragment && fault.isEmpty()) {
            return "redirect:" + Parts.address(interview, page, language);
        }
        Map<FieldPath, String> faults = fault.isEmpty() ? Map.of() : Map.of(field, fault);
        return shown(interview, page, field, language, faults, before, fragment, words, response, model);
    }

    private String shown(
            Interview interview,
            FieldPath page,
            FieldPath field,
            String language,
            Map<FieldPath, String> faults,
            FilledForm before,
            boolean fragment,
            Words words,
            HttpServletResponse response,
            Model model) {
        var view = parts.view(interview, page, language, faults, words);
        model.addAttribute("view", view);
        if (!fragment) {
            return "interviews/part";
        }
        var asked = Parts.asked(before, page).stream().map(FieldPath::toString).toList();
        var question = view.questions().stream()
                .filter(it -> it.path().equals(field.toString()))
                .findFirst();
        if (question.isPresent()
                && asked.equals(
                        view.questions().stream().map(PartView.Question::path).toList())) {
            model.addAttribute("question", question.get());
            return "interviews/question";
        }
        response.setHeader("HX-Retarget", "#part");
        return "interviews/questions";
    }

    private static Answer answer(FilledForm filled, FieldPath field, List<String> values, String standing) {
        return switch (standing) {
            case "UNKNOWN" -> Answer.UNKNOWN;
            case "NONE" -> Answer.NONE;
            case "NOT_ASKED" -> Answer.NOT_ASKED;
            default -> {
                var value = String.join(" ", values).strip();
                yield filled.outline().find(field.name()).map(it -> it.item()).orElse(null)
                                instanceof Item.Question question
                        ? Answer.to(question, value)
                        : Answer.given(value);
            }
        };
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
