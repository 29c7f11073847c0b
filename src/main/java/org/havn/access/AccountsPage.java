package org.havn.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.havn.platform.NavigationEntry;
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
    private final CurrentActor actor;

    AccountsPage(Accounts accounts, NewAccounts opening, Units units, CurrentActor actor) {
        this.accounts = accounts;
        this.opening = opening;
        this.units = units;
        this.actor = actor;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping("/work/accounts")
    String list(Model model) {
        return page(model, "");
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/work/accounts")
    String open(
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam String password,
            @RequestParam(required = false, defaultValue = "") Set<Role> roles,
            @RequestParam UUID unit,
            @RequestParam String because,
            Model model) {
        if (name.isBlank() || displayName.isBlank()) {
            return page(model, "name");
        }
        if (password.length() < PasswordRule.SHORTEST) {
            return page(model, "password");
        }
        if (roles.isEmpty()) {
            return page(model, "role");
        }
        if (because.strip().length() < ReasonMissing.SHORTEST) {
            return page(model, "because");
        }
        opening.open(name, displayName.strip(), password, EnumSet.copyOf(roles), new UnitId(unit), because);
        return "redirect:/work/seconds";
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/work/accounts/{id}/closing")
    String close(@PathVariable UUID id) {
        if (!id.equals(actor.get().account())) {
            opening.close(id);
        }
        return "redirect:/work/accounts";
    }

    private String page(Model model, String error) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("me", actor.get().account().toString());
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Enum::name).toList());
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
