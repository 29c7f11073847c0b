package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.platform.NavigationEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who may sign in. An administrator opens accounts and closes them; a closed one is out at its next request.
@Controller
class AccountsPage {
    private final Accounts accounts;
    private final NewAccounts opening;
    private final Units units;
    private final EntryCodes codes;
    private final OwnAddress address;
    private final CurrentActor actor;
    private final boolean passwords;

    AccountsPage(
            Accounts accounts,
            NewAccounts opening,
            Units units,
            EntryCodes codes,
            OwnAddress address,
            CurrentActor actor,
            @Value("${havn.demo:false}") boolean demo) {
        this.accounts = accounts;
        this.opening = opening;
        this.units = units;
        this.codes = codes;
        this.address = address;
        this.actor = actor;
        this.passwords = demo;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping("/work/accounts")
    String list(Model model) {
        return page(model, "");
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/work/accounts")
    String open(
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(required = false, defaultValue = "") String password,
            @RequestParam(required = false, defaultValue = "") Set<Role> roles,
            @RequestParam UUID unit,
            @RequestParam String because,
            Model model) {
        if (name.isBlank() || displayName.isBlank()) {
            return page(model, "name");
        }
        if (passwords && password.length() < PasswordRule.SHORTEST) {
            return page(model, "password");
        }
        if (roles.isEmpty()) {
            return page(model, "role");
        }
        if (because.strip().length() < ReasonMissing.SHORTEST) {
            return page(model, "because");
        }
        opening.open(
                name,
                displayName.strip(),
                passwords ? password : null,
                EnumSet.copyOf(roles),
                new UnitId(unit),
                because);
        return "redirect:/work/seconds";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/work/accounts/{id}/closing")
    String close(@PathVariable UUID id) {
        if (!id.equals(actor.get().account())) {
            opening.close(id);
        }
        return "redirect:/work/accounts";
    }

    /// A code to hand over in person; it is shown this once.
    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/work/accounts/{id}/entry-code")
    String entryCode(HttpServletRequest request, @PathVariable UUID id, Model model) {
        model.addAttribute("code", codes.make(id));
        model.addAttribute("owner", accounts.displayNames(List.of(id)).getOrDefault(id, ""));
        model.addAttribute("address", address.origin(request) + "/setup");
        return "access/entry-code";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/work/accounts/{id}/replacement")
    String replace(@PathVariable UUID id, @RequestParam String because) {
        opening.askForReplacement(id, because);
        return "redirect:/work/seconds";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping("/work/accounts/{id}/sessions/ending")
    String endSessions(@PathVariable UUID id) {
        opening.endSessions(id);
        return "redirect:/work/accounts";
    }

    private String page(Model model, String error) {
        model.addAttribute("passwords", passwords);
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("me", actor.get().account().toString());
        model.addAttribute("roles", Role.staff().stream().map(Enum::name).toList());
        model.addAttribute("units", units.all());
        model.addAttribute("error", error);
        return "access/accounts";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry accountsInNavigation() {
            return new NavigationEntry(90, "/work/accounts", "access.accounts", Set.of("ADMINISTRATOR"));
        }
    }
}
