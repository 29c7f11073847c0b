package org.havn.needs;

import jakarta.servlet.http.HttpServletRequest;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.CasePanel;
import org.havn.cases.Cases;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// The needs of a household: a panel of the case's page, and a page of its own where there are no scripts.
@Controller
class NeedsPage implements CasePanel {
    private final Cases cases;
    private final NeedViews views;
    private final Readers readers;

    NeedsPage(Cases cases, NeedViews views, Readers readers) {
        this.cases = cases;
        this.views = views;
        this.readers = readers;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "needs.needs";
    }

    @Override
    public String address(CaseNumber number) {
        return "/work/cases/" + number + "/needs";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/work/cases/{number}/needs")
    @Transactional
    public String show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var household = cases.get(number);
        model.addAttribute("view", views.of(household, readers.words(request)));
        return part ? "needs/cards" : "needs/needs";
    }
}
