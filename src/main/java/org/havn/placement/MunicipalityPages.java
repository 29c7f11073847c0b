package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.communities.Communities;
import org.havn.needs.Requirement;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CodeLists;
import org.havn.reference.EducationLevelCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What is proposed for a municipality, for the people who prepare it: no name and no case number before it has
/// accepted.
@Controller
class MunicipalityPages {
    private static final String ADDRESS = "/work/municipality";

    private final MunicipalityProfiles profiles;
    private final Communities communities;
    private final Capabilities capabilities;
    private final CodeLists codes;
    private final Readers readers;

    MunicipalityPages(
            MunicipalityProfiles profiles,
            Communities communities,
            Capabilities capabilities,
            CodeLists codes,
            Readers readers) {
        this.profiles = profiles;
        this.communities = communities;
        this.capabilities = capabilities;
        this.codes = codes;
        this.readers = readers;
    }

    @Allowed(Role.SETTLEMENT_COORDINATOR)
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "municipalities",
                profiles.mine().stream()
                        .map(it ->
                                communities.find(it).map(known -> known.name()).orElse(it.value()))
                        .collect(Collectors.joining(", ")));
        model.addAttribute(
                "rows", profiles.all().stream().map(it -> view(it, words)).toList());
        return "placement/municipality";
    }

    @Allowed(Role.SETTLEMENT_COORDINATOR)
    @GetMapping(ADDRESS + "/{id}")
    String profile(@PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("view", view(profiles.open(new PlacementId(id)), readers.words(request)));
        return "placement/municipality-profile";
    }

    private MunicipalityView view(MunicipalityProfile it, Words words) {
        var household = it.household();
        var members = new ArrayList<MunicipalityView.MemberRow>();
        for (var member : it.members()) {
            members.add(member(member, members.size() + 1, words));
        }
        return new MunicipalityView(
                ADDRESS + "/" + it.id().value(),
                household == null
                        ? words.say("placement.municipality.household", members.size())
                        : words.say(
                                "placement.municipality.known",
                                household.number().value(),
                                members.size()),
                communities
                        .find(it.community())
                        .map(known -> known.name())
                        .orElse(it.community().value()),
                words.say(it.accepted() ? "placement.municipality.accepted" : "placement.municipality.proposed"),
                it.accepted(),
                words.date(it.proposedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                words.date(it.settleBy()),
                members,
                it.asked().stream().map(asked -> asked(asked, words)).toList());
    }

    private MunicipalityView.MemberRow member(MunicipalityProfile.Member it, int place, Words words) {
        var name = it.name();
        var occupation = it.occupation();
        return new MunicipalityView.MemberRow(
                name == null ? words.say("placement.municipality.person", place) : name,
                words.say("cases.relationship." + it.relationship(), it.sex().name()),
                words.say("cases.sex." + it.sex()),
                String.valueOf(it.birthYear()),
                codes.name(it.countryOfOrigin(), words.locale()),
                occupation == null ? "" : codes.name(occupation, words.locale()),
                it.languages().stream()
                        .map(language -> codes.name(language.language(), words.locale()))
                        .collect(Collectors.joining(", ")),
                codes.name(new EducationLevelCode(it.education().level().isced()), words.locale()),
                it.needs().stream().map(need -> asked(need, words)).toList());
    }

    private String asked(Requirement requirement, Words words) {
        var minutes = requirement.maxOneWayMinutes();
        var visits = requirement.visitsPerYear();
        return Stream.of(
                        capabilities.name(requirement.capability(), words.locale()),
                        words.say(requirement.hard() ? "needs.hard" : "needs.soft"),
                        minutes == null ? "" : words.say("needs.reach.minutes", minutes),
                        visits == null ? "" : words.say("needs.reach.visits", visits))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry municipalityInNavigation() {
            return new NavigationEntry(
                    30, ADDRESS, "placement.municipality.navigation", Set.of(Role.SETTLEMENT_COORDINATOR.name()));
        }
    }
}
