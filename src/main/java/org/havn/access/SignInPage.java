package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.havn.platform.OpenToAll;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Coming in: with a passkey, or in the demonstration with a password.
@Controller
class SignInPage {
    private final OwnAddress address;
    private final CurrentActor actor;
    private final OrganisationProvider provider;
    private final boolean demo;

    SignInPage(
            OwnAddress address,
            CurrentActor actor,
            OrganisationProvider provider,
            @Value("${havn.demo:false}") boolean demo) {
        this.address = address;
        this.actor = actor;
        this.provider = provider;
        this.demo = demo;
    }

    @OpenToAll
    @GetMapping("/")
    String start() {
        return "redirect:" + actor.find().map(it -> FirstPage.of(it.roles())).orElse("/sign-in");
    }

    @OpenToAll
    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        var asked = request.getParameterMap();
        model.addAttribute(
                "notice",
                Stream.of("failed", "not-proven", "left", "made", "not-known")
                        .filter(asked::containsKey)
                        .findFirst()
                        .orElse(""));
        model.addAttribute("demoAccounts", demo ? DemoAccounts.ALL : List.of());
        model.addAttribute("provider", provider.host());
        model.addAttribute("host", address.host());
        model.addAttribute("origin", address.isHere(request) ? "" : address.origin(request));
        return "access/sign-in";
    }
}
