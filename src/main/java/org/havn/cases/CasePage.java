package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// One case: who is on it, what ties them, what happened, and every later module's panel.
@Controller
class CasePage {
    private final Cases cases;
    private final CaseViews views;
    private final Readers readers;

    CasePage(Cases cases, CaseViews views, Readers readers) {
        this.cases = cases;
        this.views = views;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(CaseListPage.ADDRESS + "/{number}")
    @Transactional(readOnly = true)
    public String show(HttpServletRequest request, @PathVariable String number, Model model) {
        model.addAttribute("view", views.of(cases.get(number), readers.words(request)));
        return "cases/case";
    }
}
