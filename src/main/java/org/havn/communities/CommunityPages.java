package org.havn.communities;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.platform.Choice;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.havn.reference.Provenance;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The list of municipalities with its map, and the page of each.
@Controller
class CommunityPages {
    private static final int MOST_MINUTES = 1440;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final int MOST_YEARS = 10;

    private final Communities communities;
    private final CommunityList list;
    private final CommunityFile file;
    private final Capabilities capabilities;
    private final Readers readers;
    private final CurrentActor actor;
    private final Clock clock;

    CommunityPages(
            Communities communities,
            CommunityList list,
            CommunityFile file,
            Capabilities capabilities,
            Readers readers,
            CurrentActor actor,
            Clock clock) {
        this.communities = communities;
        this.list = list;
        this.file = file;
        this.capabilities = capabilities;
        this.readers = readers;
        this.actor = actor;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry communitiesInNavigation() {
        return new NavigationEntry(
                40,
                "/work/communities",
                "communities.navigation",
                Set.of("PLACEMENT_OFFICER", "CASEWORKER", "AUDITOR", "ADMINISTRATOR"));
    }

    @GetMapping("/work/communities")
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    ModelAndView list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String county,
            @RequestParam(defaultValue = "") String dimension,
            @RequestParam(defaultValue = "1") int least,
            @RequestParam(defaultValue = "") String capability,
            @RequestParam(defaultValue = "90") int minutes,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "false") boolean down,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        var words = readers.words(request);
        var question = new CommunityQuestion(
                name.strip(),
                county.strip(),
                dimension(dimension),
                Math.clamp(least, 0, 100_000),
                capability(capability),
                Math.clamp(minutes, 1, MOST_MINUTES),
                sort.isEmpty() ? CommunityQuestion.Sort.AMOUNT : CommunityQuestion.Sort.of(sort),
                sort.isEmpty() || down,
                Math.max(1, page));
        var rows = list.rows(question, LocalDate.now(clock));
        var listing = question.listing(rows.size());
        return new ModelAndView(
                "communities/list",
                Map.of(
                        "question", question,
                        "rows",
                                rows.stream()
                                        .skip((long) (listing.page() - 1) * CommunityQuestion.ROWS)
                                        .limit(CommunityQuestion.ROWS)
                                        .toList(),
                        "listing", listing,
                        "map", map(rows, question, words),
                        "finding", finding(rows, question, words),
                        "counties", counties(),
                        "dimensions", dimensions(words),
                        "capabilities", capabilityChoices(words)));
    }

    @GetMapping("/work/communities/{code:\\d{4}}")
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.ADMINISTRATOR})
    ModelAndView community(@PathVariable String code, HttpServletRequest request) {
        var words = readers.words(request);
        var today = LocalDate.now(clock);
        var view = file.of(new CommunityId(code), today, words);
        return new ModelAndView(
                "communities/community",
                Map.of(
                        "view",
                        view,
                        "mayChange",
                        actor.get().is(Role.PLACEMENT_OFFICER),
                        "today",
                        today,
                        "dimensions",
                        versions(view, words)));
    }

    @PostMapping("/work/communities/{code:\\d{4}}/capacities")
    @Allowed(Role.PLACEMENT_OFFICER)
    String changeCapacity(
            @PathVariable String code,
            @RequestParam String dimension,
            @RequestParam int amount,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam String source,
            @RequestParam String because) {
        var version = SeenVersion.of(dimension);
        var tooFar =
                from.isBefore(FIRST_DAY) || from.isAfter(LocalDate.now(clock).plusYears(MOST_YEARS));
        if (amount < 0 || amount > 100_000 || tooFar || source.isBlank() || because.isBlank()) {
            throw new CapacityNotValid();
        }
        communities.changeCapacity(
                new CommunityId(code),
                version.dimension(),
                amount,
                from,
                new Provenance(source.strip(), LocalDate.now(clock), Confidence.OFFICIAL),
                because.strip(),
                version.number());
        return "redirect:/work/communities/" + code + "#capacity";
    }

    private static NorwayMap map(List<CommunityRow> rows, CommunityQuestion question, Words words) {
        return NorwayMap.of(rows.stream()
                .map(row -> new NorwayMap.Mark(
                        row.community().point(),
                        row.amount().amount(),
                        "",
                        words.say(
                                "communities.map.circle",
                                row.community().name(),
                                row.amount().amount(),
                                words.say("communities.dimension."
                                        + question.counted().key())),
                        row.address()))
                .toList());
    }

    private static String finding(List<CommunityRow> rows, CommunityQuestion question, Words words) {
        var offering = rows.stream().filter(row -> row.amount().amount() > 0).toList();
        var sum = offering.stream().mapToInt(row -> row.amount().amount()).sum();
        var first = offering.stream()
                .max(Comparator.comparingInt(row -> row.amount().amount()))
                .map(row -> row.community().name())
                .orElse("");
        return words.say(
                offering.isEmpty() ? "communities.finding.none" : "communities.finding",
                words.say("communities.dimension." + question.counted().key()),
                rows.size(),
                offering.size(),
                sum,
                first);
    }

    private List<Choice> counties() {
        return communities.all().stream()
                .collect(Collectors.toMap(
                        Community::countyCode, Community::county, (one, _) -> one, java.util.TreeMap::new))
                .entrySet()
                .stream()
                .map(county -> new Choice(county.getKey(), county.getValue()))
                .toList();
    }

    private static List<Choice> dimensions(Words words) {
        return Arrays.stream(Dimension.values())
                .map(it -> new Choice(it.key(), words.say("communities.dimension." + it.key())))
                .toList();
    }

    private List<Choice> capabilityChoices(Words words) {
        return capabilities.all().stream()
                .map(it -> new Choice(it.value(), capabilities.name(it, words.locale())))
                .filter(it ->
                        !communities.offers(new CapabilityCode(it.value())).isEmpty())
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /// The dimensions to choose from, each with the newest version that the reader can see.
    private static List<Choice> versions(CommunityView view, Words words) {
        return view.capacities().stream()
                .map(line -> new Choice(
                        new SeenVersion(line.dimension(), line.newest()).toString(),
                        words.say("communities.dimension." + line.dimension().key())))
                .toList();
    }

    /// A dimension and its newest version as the reader saw it, as a form sends them: `PLACES.1`.
    private record SeenVersion(Dimension dimension, int number) {
        static SeenVersion of(String text) {
            var dot = text.indexOf('.');
            try {
                return new SeenVersion(
                        Dimension.valueOf(text.substring(0, Math.max(0, dot))),
                        Integer.parseInt(text.substring(dot + 1)));
            } catch (IllegalArgumentException notSent) {
                throw new CapacityNotValid();
            }
        }

        @Override
        public String toString() {
            return dimension.name() + "." + number;
        }
    }

    private static Optional<Dimension> dimension(String key) {
        return Arrays.stream(Dimension.values())
                .filter(it -> it.key().equals(key) || it.name().equals(key))
                .findFirst();
    }

    private Optional<CapabilityCode> capability(String code) {
        try {
            return code.isBlank()
                    ? Optional.empty()
                    : Optional.of(new CapabilityCode(code)).filter(capabilities::knows);
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }
}
