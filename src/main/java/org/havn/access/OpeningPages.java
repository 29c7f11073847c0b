package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.platform.AnsweredAnew;
import org.havn.platform.Choice;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opening a case that is not one's own, and looking at what others opened in an emergency.
@Controller
class OpeningPages {
    private static final String OPEN = "/work/case-openings/new";
    private static final String ALL = "/work/case-openings";

    private final CaseOpenings openings;
    private final Accounts accounts;
    private final Readers readers;
    private final Clock clock;

    OpeningPages(CaseOpenings openings, Accounts accounts, Readers readers, Clock clock) {
        this.openings = openings;
        this.accounts = accounts;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @GetMapping(OPEN)
    String ask(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "purposes",
                Arrays.stream(Purpose.values())
                        .map(it -> new Choice(it.name(), words.say("access.purpose." + it)))
                        .toList());
        return "access/opening";
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @FreshProof
    @AnsweredAnew("a try that is refused is counted")
    @PostMapping(OPEN)
    String open(@RequestParam String number, @RequestParam Purpose purpose, @RequestParam String because) {
        var clean = number(number);
        openings.forPurpose(clean, purpose, because);
        return "redirect:/work/cases/" + clean;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @FreshProof
    @AnsweredAnew("a try that is refused is counted")
    @PostMapping(OPEN + "/emergency")
    String breakGlass(@RequestParam String number, @RequestParam String because) {
        var clean = number(number);
        openings.breakGlass(clean, because);
        return "redirect:/work/cases/" + clean;
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @GetMapping(ALL)
    String emergencies(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var found = openings.brokenGlass();
        var names = accounts.displayNames(found.stream()
                .flatMap(it -> Stream.of(it.account(), it.reviewedBy()).filter(Objects::nonNull))
                .collect(Collectors.toSet()));
        model.addAttribute(
                "rows", found.stream().map(it -> row(it, names, words)).toList());
        return "access/openings";
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @FreshProof
    @PostMapping(ALL + "/{id}/review")
    String review(@PathVariable UUID id, @RequestParam String review) {
        openings.review(id, review);
        return "redirect:" + ALL;
    }

    private OpeningView row(CaseOpening it, Map<UUID, String> names, Words words) {
        var due = it.since().plus(CaseOpenings.REVIEW_WITHIN);
        return new OpeningView(
                it.id().toString(),
                it.caseNumber(),
                names.getOrDefault(it.account(), ""),
                it.because(),
                words.date(it.since().atZone(ZoneOffset.UTC).toLocalDate()),
                words.date(due.atZone(ZoneOffset.UTC).toLocalDate()),
                it.review() == null && due.isBefore(clock.instant()),
                Objects.requireNonNullElse(it.review(), ""),
                it.reviewedBy() == null ? "" : names.getOrDefault(it.reviewedBy(), ""));
    }

    /// A number that nobody could have is not looked up; it answers like one that is not there.
    private static String number(String typed) {
        var number = typed.strip().toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z0-9-]{3,40}")) {
            throw new CaseNotOpened();
        }
        return number;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry openingsInNavigation() {
            return new NavigationEntry(70, ALL, "access.openings", Set.of("DATA_PROTECTION_OFFICER"));
        }
    }
}
