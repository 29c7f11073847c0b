package org.havn.interviews;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The forms on which interviews are held, and bringing one in. Forms are about nobody; whoever brings them in reads no
/// family's story.
@Controller
@RequestMapping(FormsPage.ADDRESS)
class FormsPage {
    static final String ADDRESS = "/work/forms";

    private final BroughtForms forms;
    private final FormsViews views;
    private final Readers readers;

    FormsPage(BroughtForms forms, FormsViews views, Readers readers) {
        this.forms = forms;
        this.views = views;
        this.readers = readers;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String kept,
            @RequestParam(defaultValue = "") String here,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("view", views.all(forms.all(), kept, here, readers.words(request)));
        return "interviews/forms";
    }

    /// Reads a file: it waits for a yes, or each of its problems is told.
    @Allowed(Role.ADMINISTRATOR)
    @PostMapping
    String bring(
            @RequestParam MultipartFile file, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        var words = readers.words(request);
        return switch (forms.bring(words.say("interviews.forms.file"), file.getBytes())) {
            case BroughtForms.Outcome.Waiting(var id) -> "redirect:" + address(id);
            case BroughtForms.Outcome.Here(var form) -> "redirect:" + ADDRESS + "?here=" + form.id();
            case BroughtForms.Outcome.Problems(var problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problems", FormsViews.problems(problems, words));
                yield "interviews/form-problems";
            }
        };
    }

    static String address(UUID waiting) {
        return ADDRESS + "/waiting/" + waiting;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping("/waiting/{id}")
    String look(@PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("view", FormsViews.looked(forms.look(id), readers.words(request)));
        return "interviews/form-waiting";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/waiting/{id}/keeping")
    String keep(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean knowing) {
        return "redirect:" + ADDRESS + "?kept=" + forms.keep(id, knowing).id();
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/waiting/{id}/removal")
    String forget(@PathVariable UUID id) {
        forms.forget(id);
        return "redirect:" + ADDRESS;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry formsInNavigation() {
            return new NavigationEntry(93, ADDRESS, "interviews.forms", Set.of(Role.ADMINISTRATOR.name()));
        }
    }
}
