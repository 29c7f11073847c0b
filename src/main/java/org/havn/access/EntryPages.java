package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.havn.platform.AnsweredAnew;
import org.havn.platform.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Coming in for the first time, or after a device was lost: a code that somebody handed over, then a
/// passkey.
///
/// The code is typed, or comes behind the `#` of a link, which browsers send nowhere: it is in no address.
@Controller
class EntryPages {
    private final Accounts accounts;
    private final EntryCodes codes;
    private final Passkeys passkeys;
    private final OwnAddress address;
    private final DoorWatch watch;
    private final TransactionTemplate transaction;

    EntryPages(
            Accounts accounts,
            EntryCodes codes,
            Passkeys passkeys,
            OwnAddress address,
            DoorWatch watch,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.codes = codes;
        this.passkeys = passkeys;
        this.address = address;
        this.watch = watch;
        this.transaction = transaction;
    }

    @OpenToAll
    @GetMapping("/setup")
    String ask() {
        return "access/setup";
    }

    @OpenToAll
    @AnsweredAnew("only looks at a code")
    @PostMapping("/setup")
    String begin(HttpServletRequest request, @RequestParam String code, Model model) {
        return page(request, code, "", model);
    }

    @OpenToAll
    @AnsweredAnew("a code works once")
    @PostMapping("/setup/passkey")
    String finish(
            HttpServletRequest request,
            @RequestParam String code,
            @RequestParam String passkeyName,
            @RequestParam(required = false, defaultValue = "") String name,
            @RequestParam(required = false, defaultValue = "") String displayName,
            Model model) {
        var first = accounts.invites(code);
        if (first && (name.isBlank() || displayName.isBlank())) {
            return page(request, code, "name", model);
        }
        var challenge = passkeys.asked(request);
        transaction.executeWithoutResult(_ -> {
            if (first) {
                accounts.accept(code, challenge.handle(), name, displayName.strip());
            } else if (!codes.use(code).equals(challenge.handle())) {
                throw new PasskeyNotProven();
            }
            passkeys.add(request, challenge, passkeyName);
        });
        return "redirect:/sign-in?made";
    }

    private String page(HttpServletRequest request, String code, String error, Model model) {
        var account = codes.accountOf(code);
        if (account.isEmpty() && !accounts.invites(code)) {
            watch.refusedCode();
            throw new InvitationEnded();
        }
        model.addAttribute("code", code);
        model.addAttribute("error", error);
        model.addAttribute(
                "owner",
                account.map(it -> accounts.displayNames(List.of(it)).getOrDefault(it, ""))
                        .orElse(""));
        model.addAttribute("host", address.host());
        model.addAttribute("origin", address.isHere(request) ? "" : address.origin(request));
        return "access/setup-passkey";
    }
}
