package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.havn.platform.OpenToAll;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How a member of a family comes in: every day, and the first time, with the caseworker beside them.
@Controller
class FamilyEntryPages {
    private static final String ENTER = "/family/enter";

    private final Accounts accounts;
    private final FamilyAccounts families;
    private final EntryCodes codes;
    private final Passkeys passkeys;
    private final OwnAddress address;
    private final CurrentActor actor;
    private final DoorWatch watch;
    private final TransactionTemplate transaction;
    private final String elsewhere;
    private final boolean demo;

    FamilyEntryPages(
            Accounts accounts,
            FamilyAccounts families,
            EntryCodes codes,
            Passkeys passkeys,
            OwnAddress address,
            CurrentActor actor,
            DoorWatch watch,
            TransactionTemplate transaction,
            @Value("${havn.family.elsewhere:https://www.yr.no/}") String elsewhere,
            @Value("${havn.demo:false}") boolean demo) {
        this.accounts = accounts;
        this.families = families;
        this.codes = codes;
        this.passkeys = passkeys;
        this.address = address;
        this.actor = actor;
        this.watch = watch;
        this.transaction = transaction;
        this.elsewhere = elsewhere;
        this.demo = demo;
    }

    @OpenToAll
    @GetMapping(FamilyDoor.SIGN_IN)
    String signIn(HttpServletRequest request, Model model) {
        if (actor.find().filter(it -> it.is(Role.FAMILY_MEMBER)).isPresent()) {
            return "redirect:" + FamilyDoor.HOME;
        }
        model.addAttribute(
                "notice",
                Stream.of("failed", "not-proven", "left", "made")
                        .filter(request.getParameterMap()::containsKey)
                        .findFirst()
                        .orElse(""));
        model.addAttribute("demoNumber", demo ? "\u2066" + Digits.grouped(DemoAccounts.FAMILY_NUMBER) + "\u2069" : "");
        model.addAttribute("demoCode", demo ? "\u2066" + Digits.grouped(DemoAccounts.FAMILY_CODE) + "\u2069" : "");
        passkeyFields(request, model);
        return "access/family-sign-in";
    }

    @OpenToAll
    @GetMapping(ENTER)
    String ask() {
        return "access/family-enter";
    }

    @OpenToAll
    @PostMapping(ENTER)
    String choose(HttpServletRequest request, @RequestParam String code, Model model) {
        var plain = Digits.plain(code);
        if (codes.accountOf(plain).isEmpty()) {
            watch.refusedCode();
            model.addAttribute("wrong", true);
            return "access/family-enter";
        }
        model.addAttribute("code", plain);
        passkeyFields(request, model);
        return "access/family-choose";
    }

    /// A key that the telephone keeps.
    @OpenToAll
    @PostMapping(ENTER + "/passkey")
    String passkey(HttpServletRequest request, @RequestParam String code, @RequestParam String passkeyName) {
        var plain = stillGood(code);
        var challenge = passkeys.asked(request);
        transaction.executeWithoutResult(_ -> {
            var account = codes.use(plain);
            if (!account.equals(challenge.handle())) {
                throw new PasskeyNotProven();
            }
            passkeys.add(request, challenge, passkeyName);
            families.entered(account);
        });
        return "redirect:" + FamilyDoor.SIGN_IN + "?made";
    }

    /// A code that its owner keeps, for a telephone without passkeys. It is shown this once, to them and
    /// not to staff.
    @OpenToAll
    @PostMapping(ENTER + "/code")
    String code(@RequestParam String code, Model model) {
        var plain = stillGood(code);
        var own = Digits.random(Digits.OWN);
        var number = transaction.execute(_ -> {
            var account = codes.use(plain);
            accounts.keepCode(account, own);
            families.entered(account);
            return accounts.active(account).orElseThrow(InvitationEnded::new).signInName();
        });
        model.addAttribute("number", Digits.grouped(String.valueOf(number)));
        model.addAttribute("own", Digits.grouped(own));
        return "access/family-code";
    }

    /// Somewhere else, at once: what a quick exit leads to, with nothing of Havn on it.
    @OpenToAll
    @GetMapping("/family/away")
    String away(Model model) {
        model.addAttribute("elsewhere", elsewhere);
        return "access/family-away";
    }

    private String stillGood(String typed) {
        var plain = Digits.plain(typed);
        if (codes.accountOf(plain).isEmpty()) {
            watch.refusedCode();
            throw new FamilyCodeEnded();
        }
        return plain;
    }

    private void passkeyFields(HttpServletRequest request, Model model) {
        model.addAttribute("host", address.host());
        model.addAttribute("origin", address.isHere(request) ? "" : address.origin(request));
    }
}
