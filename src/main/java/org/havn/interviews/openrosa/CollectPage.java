package org.havn.interviews.openrosa;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.AppPasswords;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.platform.Ids;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The reader's own devices with ODK Collect or KoboCollect, and which interviews are on them.
@Controller
class CollectPage {
    private static final String ADDRESS = "/work/collect";

    private final AppPasswords passwords;
    private final CheckOuts checkOuts;
    private final Cases cases;
    private final Interviews interviews;
    private final Readers readers;

    CollectPage(AppPasswords passwords, CheckOuts checkOuts, Cases cases, Interviews interviews, Readers readers) {
        this.passwords = passwords;
        this.checkOuts = checkOuts;
        this.cases = cases;
        this.interviews = interviews;
        this.readers = readers;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(ADDRESS)
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("view", view(request, "", ""));
        return "interviews/collect";
    }

    /// Shows the password this once.
    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS)
    String make(HttpServletRequest request, Model model) {
        var made = passwords.make();
        model.addAttribute("view", view(request, made.device(), made.password()));
        return "interviews/collect";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/{id}/ending")
    String end(@PathVariable UUID id) {
        passwords.end(id);
        return "redirect:" + ADDRESS;
    }

    /// Puts an interview on a device's list.
    @Allowed(Role.CASEWORKER)
    @PostMapping("/work/cases/{number}/interviews/{id}/collect")
    String put(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String device,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "0") int hours) {
        var family = cases.get(number);
        var interview = interviews.get(new InterviewId(id));
        if (!interview.household().equals(family.number())) {
            throw new FormNotKnown();
        }
        var reason = Arrays.stream(CheckOut.Reason.values())
                .filter(it -> it.name().equals(because))
                .findFirst()
                .orElseThrow(NotAgreed::new);
        if (passwords.mine().stream().noneMatch(it -> it.device().equals(device))) {
            throw new NotAgreed();
        }
        checkOuts.take(Ids.next(), interview.id(), device, reason, hours);
        return "redirect:/work/cases/" + interview.household() + "/interviews/" + interview.id();
    }

    private CollectView view(HttpServletRequest request, String device, String password) {
        var words = readers.words(request);
        var url = request.getRequestURL();
        var site = url.substring(0, url.length() - request.getRequestURI().length());
        return new CollectView(
                site + OpenRosaPage.ROOT,
                device,
                password,
                passwords.mine().stream()
                        .map(it -> new CollectView.Device(
                                ADDRESS + "/" + it.id() + "/ending",
                                it.device(),
                                words.moment(it.madeAt()),
                                it.usedAt() == null ? "" : words.moment(it.usedAt())))
                        .toList());
    }
}
