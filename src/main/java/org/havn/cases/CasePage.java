package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.budgets.Budgets;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One case: who is on it, what ties them, what happened, and every later module's panel.
@Controller
class CasePage {
    private final Cases cases;
    private final CaseViews views;
    private final Readers readers;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Budgets budgets;

    CasePage(Cases cases, CaseViews views, Readers readers, AuditTrail trail, CurrentActor actor, Budgets budgets) {
        this.cases = cases;
        this.views = views;
        this.readers = readers;
        this.trail = trail;
        this.actor = actor;
        this.budgets = budgets;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(CaseListPage.ADDRESS + "/{number}")
    public String show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean categories,
            Model model) {
        var household = cases.get(number);
        budgets.openFile(household.number().value());
        trail.opened(AuditEvent.by(actor.get().account(), CaseActs.OPENED, "case", household.number())
                .inCase(household.number().value()));
        model.addAttribute("view", views.of(household, categories, readers.words(request)));
        return "cases/case";
    }
}
