package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.platform.Choice;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The organisations whose people work here, and their units.
@Controller
class UnitsPage {
    private static final String ADDRESS = "/work/units";

    private final Units units;
    private final NewUnits opening;
    private final Readers readers;

    UnitsPage(Units units, NewUnits opening, Readers readers) {
        this.units = units;
        this.opening = opening;
        this.readers = readers;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var organisations = units.organisations();
        var byOrganisation = units.all().stream().collect(Collectors.groupingBy(Unit::organisation));
        model.addAttribute(
                "organisations",
                organisations.stream()
                        .map(it -> new UnitsView(
                                it.name(),
                                words.say("access.units.kind." + it.kind()),
                                it.country(),
                                byOrganisation.getOrDefault(it.name(), java.util.List.of()).stream()
                                        .map(unit -> new UnitsView.Line(
                                                unit.name(), Objects.requireNonNullElse(unit.municipality(), "")))
                                        .toList()))
                        .toList());
        model.addAttribute(
                "choices",
                organisations.stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(Organisation.Kind.values())
                        .map(it -> new Choice(it.name(), words.say("access.units.kind." + it)))
                        .toList());
        model.addAttribute("opened", request.getParameterMap().containsKey("opened"));
        return "access/units";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping(ADDRESS + "/organisations")
    String organisation(
            @RequestParam String name,
            @RequestParam Organisation.Kind kind,
            @RequestParam String country,
            @RequestParam String because) {
        opening.organisation(name, kind, country, because);
        return "redirect:" + ADDRESS + "?opened";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping(ADDRESS)
    String unit(
            @RequestParam UUID organisation,
            @RequestParam String name,
            @RequestParam(required = false, defaultValue = "") String municipality,
            @RequestParam String because) {
        opening.unit(organisation, name, municipality, because);
        return "redirect:" + ADDRESS + "?opened";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry unitsInNavigation() {
            return new NavigationEntry(91, ADDRESS, "access.units", Set.of(Role.ADMINISTRATOR.name()));
        }
    }
}
