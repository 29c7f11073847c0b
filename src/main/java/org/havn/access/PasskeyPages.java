package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.havn.platform.Ids;
import org.havn.platform.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a browser's script asks before a device signs, and what an account's owner does with their passkeys.
@Controller
class PasskeyPages {
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final EntryCodes codes;
    private final Accounts accounts;
    private final CurrentActor actor;

    PasskeyPages(Passkeys passkeys, Challenges challenges, EntryCodes codes, Accounts accounts, CurrentActor actor) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.codes = codes;
        this.accounts = accounts;
        this.actor = actor;
    }

    /// Answers in headers, for a script that writes no markup.
    @OpenToAll
    @PostMapping("/passkeys/challenge")
    void challenge(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String to,
            @RequestParam(required = false, defaultValue = "") String code) {
        var challenge = to.equals("make")
                ? challenges.open(request, Challenges.To.MAKE, owner(code))
                : challenges.open(request, Challenges.To.PROVE, Challenges.NOBODY);
        response.setHeader("Havn-Challenge", challenge.value());
        response.setHeader("Havn-Handle", Passkeys.handle(challenge.handle()));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @OpenToSignedIn
    @FreshProof
    @PostMapping("/work/account/passkeys")
    String add(HttpServletRequest request, @RequestParam String passkeyName) {
        var challenge = passkeys.asked(request);
        if (!challenge.handle().equals(actor.get().account())) {
            throw new PasskeyNotProven();
        }
        passkeys.add(request, challenge, passkeyName);
        return "redirect:/work/account?added";
    }

    @OpenToSignedIn
    @FreshProof
    @PostMapping("/work/account/passkeys/{id}/removal")
    String remove(@PathVariable UUID id) {
        passkeys.remove(actor.get().account(), id);
        return "redirect:/work/account?removed";
    }

    /// Whose passkey is going to be made: of whom the code is for, or of whoever is signed in.
    private UUID owner(String code) {
        if (code.isEmpty()) {
            return actor.find().orElseThrow(NotYourTask::new).account();
        }
        return codes.accountOf(code)
                .or(() -> accounts.invites(code) ? java.util.Optional.of(Ids.next()) : java.util.Optional.empty())
                .orElseThrow(InvitationEnded::new);
    }
}
