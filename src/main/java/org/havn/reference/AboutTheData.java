package org.havn.reference;

import java.util.List;
import org.havn.platform.OpenToAll;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Where the facts come from, under which licence, and how far they can be trusted.
@Controller
class AboutTheData {
    /// Whose facts are shown; each has a name, a sentence about what is used, and a licence among the texts.
    private static final List<String> FACTS = List.of(
            "kartverket", "statistics", "imdi", "udir", "gisco", "geonames", "natural-earth", "unhcr", "codes", "own");

    /// Whose work the pages themselves are made of.
    private static final List<String> PAGES = List.of("designsystemet", "htmx", "noto");

    @OpenToAll
    @GetMapping("/about-the-data")
    String sources(Model model) {
        model.addAttribute("facts", FACTS);
        model.addAttribute("pages", PAGES);
        return "reference/about-the-data";
    }
}
