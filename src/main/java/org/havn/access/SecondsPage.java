package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What waits for a second person, and what became of what was asked.
@Controller
class SecondsPage {
    private static final String ADDRESS = "/work/seconds";
    /// So many reasons about families are opened with the page, each for what waits; the others when they
    /// are asked for.
    private static final int OPENED_AT_ONCE = 5;

    private final FourEyes fourEyes;
    private final Accounts accounts;
    private final Readers readers;
    private final Clock clock;

    SecondsPage(FourEyes fourEyes, Accounts accounts, Readers readers, Clock clock) {
        this.fourEyes = fourEyes;
        this.accounts = accounts;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
    @GetMapping(ADDRESS)
    String list(@RequestParam(required = false) @Nullable UUID why, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var requests = withReasons(fourEyes.forReader(), why);
        var names = accounts.displayNames(requests.stream()
                .flatMap(it -> Stream.of(it.askedBy(), it.secondBy()).filter(Objects::nonNull))
                .collect(Collectors.toSet()));
        model.addAttribute(
                "rows", requests.stream().map(it -> row(it, names, words)).toList());
        return "access/seconds";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})
    @FreshProof
    @PostMapping(ADDRESS + "/{id}")
    String answer(
            @PathVariable UUID id,
            @RequestParam String answer,
            @RequestParam(required = false, defaultValue = "") String because) {
        if (answer.equals("agree")) {
            fourEyes.agree(id, because);
        } else {
            fourEyes.refuse(id, because);
        }
        return "redirect:" + ADDRESS;
    }

    private List<SecondRequest> withReasons(List<SecondRequest> requests, @Nullable UUID why) {
        var closed = requests.stream().filter(it -> it.because() == null).toList();
        var opened = fourEyes
                .opened(Stream.concat(
                                closed.stream().filter(it -> it.id().equals(why)),
                                closed.stream().filter(fourEyes::awaitsReader).limit(OPENED_AT_ONCE))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(SecondRequest::id, it -> it));
        return requests.stream().map(it -> opened.getOrDefault(it.id(), it)).toList();
    }

    private SecondView row(SecondRequest it, Map<UUID, String> names, Words words) {
        var expired = it.state() == SecondRequest.State.WAITING && !it.openAt(clock.instant());
        var module = it.act().substring(0, it.act().indexOf('.'));
        var state = expired ? "EXPIRED" : it.state().name();
        return new SecondView(
                it.id().toString(),
                words.say(module + ".second" + it.act().substring(module.length())),
                it.difference().stream()
                        .map(change -> new SecondView.Line(
                                words.say(change.labelKey()),
                                said(change.before(), words),
                                said(change.after(), words)))
                        .toList(),
                Objects.requireNonNullElse(it.because(), ""),
                it.because() == null ? ADDRESS + "?why=" + it.id() + "#second-" + it.id() : "",
                names.getOrDefault(it.askedBy(), ""),
                words.date(it.askedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                words.date(it.until().atZone(ZoneOffset.UTC).toLocalDate()),
                words.say("access.second.state." + state),
                switch (state) {
                    case "DONE" -> Tone.SUCCESS;
                    case "WAITING" -> Tone.WARNING;
                    default -> Tone.NEUTRAL;
                },
                it.secondBy() == null ? "" : names.getOrDefault(it.secondBy(), ""),
                Objects.requireNonNullElse(it.secondBecause(), ""),
                fourEyes.awaitsReader(it));
    }

    /// A value that is a text's key, such as `@cases.priority.EM`, is said in the reader's words.
    private static String said(String value, Words words) {
        return value.startsWith("@") && words.has(value.substring(1)) ? words.say(value.substring(1)) : value;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry secondsInNavigation() {
            return new NavigationEntry(
                    80,
                    ADDRESS,
                    "access.seconds",
                    Set.of("PLACEMENT_OFFICER", "CASEWORKER", "AUDITOR", "ADMINISTRATOR", "DATA_PROTECTION_OFFICER"));
        }
    }
}
