package org.havn.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.havn.platform.AnsweredAnew;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Asks once more who acts. Whoever proves it goes on with what they were doing, and need not fill it in again.
@Controller
class ProofPage {
    static final String ADDRESS = "/work/proof";

    private static final Pattern HERE = Pattern.compile("/work/[A-Za-z0-9/._?&=%~-]*");
    private static final Set<String> OURS = Set.of(
            "_csrf",
            "command",
            "proof.to",
            "proof.again",
            "proof.password",
            "passkey.id",
            "passkey.client",
            "passkey.data",
            "passkey.signature",
            "passkey.handle");

    private final Passkeys passkeys;
    private final PasswordProof passwords;
    private final Proofs proofs;
    private final OwnAddress address;
    private final CurrentActor actor;
    private final boolean demo;

    ProofPage(
            Passkeys passkeys,
            PasswordProof passwords,
            Proofs proofs,
            OwnAddress address,
            CurrentActor actor,
            @Value("${havn.demo:false}") boolean demo) {
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.proofs = proofs;
        this.address = address;
        this.actor = actor;
        this.demo = demo;
    }

    @OpenToSignedIn
    @GetMapping(ADDRESS + "/needed")
    ModelAndView before(HttpServletRequest request, HttpServletResponse response) {
        return needed(request, response);
    }

    @OpenToSignedIn
    @AnsweredAnew("asks for a proof, and carries the command on")
    @PostMapping(ADDRESS + "/needed")
    ModelAndView beforeAPost(HttpServletRequest request, HttpServletResponse response) {
        return needed(request, response);
    }

    @OpenToSignedIn
    @AnsweredAnew("a try that fails is counted")
    @PostMapping(ADDRESS)
    ModelAndView prove(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("proof.to") String to,
            @RequestParam("proof.again") String again,
            @RequestParam(name = "proof.password", required = false, defaultValue = "") String password) {
        if (!HERE.matcher(to).matches()) {
            throw new NotYourTask();
        }
        if (!proven(request, password)) {
            return page(request, response, to, again, true);
        }
        proofs.proved(request);
        var onward = new RedirectView(to);
        onward.setExpandUriTemplateVariables(false);
        onward.setExposeModelAttributes(false);
        // 307 has the browser send the same fields once more; 303 has it ask for a page
        onward.setStatusCode(again.equals("POST") ? HttpStatus.TEMPORARY_REDIRECT : HttpStatus.SEE_OTHER);
        return new ModelAndView(onward);
    }

    private boolean proven(HttpServletRequest request, String password) {
        var me = actor.get().account();
        try {
            return (demo && !password.isEmpty())
                    ? passwords.proves(me, password)
                    : passkeys.whoSigned(request, "proof").equals(me);
        } catch (PasskeyNotProven | AuthenticationException wrong) {
            return false;
        }
    }

    private ModelAndView needed(HttpServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String to)) {
            return new ModelAndView("redirect:/work/account");
        }
        var question = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        return page(request, response, question == null ? to : to + "?" + question, request.getMethod(), false);
    }

    private ModelAndView page(
            HttpServletRequest request, HttpServletResponse response, String to, String again, boolean failed) {
        var fields = new ArrayList<ProofView.Field>();
        if (again.equals("POST")) {
            request.getParameterMap().forEach((name, values) -> {
                if (!OURS.contains(name)) {
                    List.of(values).forEach(it -> fields.add(new ProofView.Field(name, it)));
                }
            });
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        return new ModelAndView("access/proof")
                .addObject(
                        "proof",
                        new ProofView(
                                to,
                                again,
                                fields,
                                address.host(),
                                !demo || !passkeys.of(actor.get().account()).isEmpty(),
                                demo,
                                failed));
    }
}
