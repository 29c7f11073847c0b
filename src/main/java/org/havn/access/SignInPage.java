package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import org.havn.platform.OpenToAll;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Coming in: with a password, or for the first time with the operator's link.
@Controller
class SignInPage {
    private final Accounts accounts;
    private final boolean demo;

    SignInPage(Accounts accounts, @Value("${havn.demo:false}") boolean demo) {
        this.accounts = accounts;
        this.demo = demo;
    }

    @OpenToAll
    @GetMapping("/")
    String start() {
        return "redirect:/work";
    }

    @OpenToAll
    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        var asked = request.getParameterMap();
        model.addAttribute("notice", asked.containsKey("failed") ? "failed" : asked.containsKey("left") ? "left" : "");
        model.addAttribute("demoAccounts", demo ? DemoAccounts.ALL : java.util.List.of());
        return "access/sign-in";
    }

    @OpenToAll
    @GetMapping("/setup/{token}")
    String setUp(@PathVariable String token, Model model) {
        if (!accounts.invites(token)) {
            throw new InvitationEnded();
        }
        model.addAttribute("token", token);
        model.addAttribute("error", "");
        return "access/setup";
    }

    @OpenToAll
    @PostMapping("/setup/{token}")
    String finish(
            @PathVariable String token,
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam String password,
            Model model) {
        if (name.isBlank() || displayName.isBlank() || password.length() < PasswordRule.SHORTEST) {
            model.addAttribute("token", token);
            model.addAttribute("error", password.length() < PasswordRule.SHORTEST ? "password" : "name");
            return "access/setup";
        }
        accounts.accept(token, name, displayName.strip(), password);
        return "redirect:/sign-in";
    }
}
