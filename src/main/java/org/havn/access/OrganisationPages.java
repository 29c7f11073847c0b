package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.havn.platform.AnsweredAnew;
import org.havn.platform.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/// The way to an organisation's provider: by a form of ours, so that nobody is sent there by a link from elsewhere.
@Controller
class OrganisationPages {
    private final OrganisationProvider provider;
    private final OrganisationFlow flow;
    private final OrganisationLogins logins;
    private final Passkeys passkeys;
    private final CurrentActor actor;

    OrganisationPages(
            OrganisationProvider provider,
            OrganisationFlow flow,
            OrganisationLogins logins,
            Passkeys passkeys,
            CurrentActor actor) {
        this.provider = provider;
        this.flow = flow;
        this.logins = logins;
        this.passkeys = passkeys;
        this.actor = actor;
    }

    @OpenToAll
    @AnsweredAnew("begins a sign-in elsewhere")
    @PostMapping("/sign-in/organisation")
    String signIn(HttpServletRequest request, HttpServletResponse response, Model model) {
        return onward(request, response, OrganisationFlow.Purpose.SIGN_IN, model);
    }

    @OpenToSignedIn
    @FreshProof
    @AnsweredAnew("begins a sign-in elsewhere")
    @PostMapping("/work/account/organisation")
    String link(HttpServletRequest request, HttpServletResponse response, Model model) {
        return onward(request, response, OrganisationFlow.Purpose.LINK, model);
    }

    @OpenToSignedIn
    @FreshProof
    @PostMapping("/work/account/organisation/removal")
    String unlink() {
        var me = actor.get().account();
        if (passkeys.onlyWayIn(me)) {
            throw new LastPasskey();
        }
        logins.unlink(me);
        return "redirect:/work/account?removed";
    }

    /// A form may lead nowhere but to ourselves (`form-action`), so its answer is a page that goes on by itself.
    private String onward(
            HttpServletRequest request, HttpServletResponse response, OrganisationFlow.Purpose purpose, Model model) {
        if (!provider.offered()) {
            throw new NotYourTask();
        }
        var address = flow.begin(request, purpose).toString();
        response.setHeader("refresh", "0; url=" + address);
        model.addAttribute("address", address);
        model.addAttribute("provider", provider.host());
        return "access/onward";
    }
}
