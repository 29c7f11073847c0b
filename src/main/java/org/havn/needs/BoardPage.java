package org.havn.needs;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The board of needs over all cases. What was said is opened one need at a time, where somebody asks for it.
@Controller
class BoardPage {
    static final String ADDRESS = "/work/needs";
    private static final int ROWS = 50;
    private static final int MOST_PROPOSALS = 100;
    /// As needs keep their owner: an account's id or a role.
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9_-]{0,64}");

    private final NeedBoard board;
    private final Needs needs;
    private final NeedViews cards;
    private final Cases cases;
    private final Persons persons;
    private final Capabilities capabilities;
    private final Colleagues colleagues;
    private final CurrentActor actor;
    private final Readers readers;
    private final Clock clock;

    BoardPage(
            NeedBoard board,
            Needs needs,
            NeedViews cards,
            Cases cases,
            Persons persons,
            Capabilities capabilities,
            Colleagues colleagues,
            CurrentActor actor,
            Readers readers,
            Clock clock) {
        this.board = board;
        this.needs = needs;
        this.cards = cards;
        this.cases = cases;
        this.persons = persons;
        this.capabilities = capabilities;
        this.colleagues = colleagues;
        this.actor = actor;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String show(
            @RequestParam(defaultValue = "ALL") String show,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        var chosen = Arrays.stream(NeedBoard.Show.values())
                .filter(it -> it.name().equals(show))
                .findFirst()
                .orElse(NeedBoard.Show.ALL);
        model.addAttribute(
                "view",
                view(chosen, OWNER.matcher(owner).matches() ? owner : "", Math.max(1, page), readers.words(request)));
        return "needs/board";
    }

    /// The words of one need, beside its row on the board.
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/work/cases/{number}/needs/{id}/words")
    String words(@PathVariable String number, @PathVariable UUID id, HttpServletRequest request, Model model) {
        var need = needs.get(cases.get(number).number(), new NeedId(id));
        model.addAttribute("card", cards.card(need, readers.words(request)));
        return "needs/words";
    }

    private BoardView view(NeedBoard.Show show, String owner, int wanted, Words words) {
        var me = actor.get().account().toString();
        var asked = new NeedBoard.Asked(show, me, owner);
        var counts = board.counts(me);
        var filters = new LinkedHashMap<String, String>();
        filters.put("show", show == NeedBoard.Show.ALL ? "" : show.name());
        filters.put("owner", owner);
        var total = owner.isEmpty() ? counts.shown().getOrDefault(show, 0) : board.count(asked);
        var page = Math.min(wanted, Math.ceilDiv(Math.max(total, 1), ROWS));
        var listing = new Listing(ADDRESS, filters, "", false, page, ROWS, total);
        var rows = board.rows(asked, ROWS, (page - 1) * ROWS);
        var known = persons.all(rows.stream()
                .map(NeedBoard.Row::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var owners = colleagues.owners(counts.byOwner().keySet(), words);
        return new BoardView(
                Arrays.stream(NeedBoard.Show.values())
                        .map(it -> tab(it, counts, show, words))
                        .toList(),
                show.name(),
                owner,
                counts.byOwner().keySet().stream()
                        .map(it -> new Choice(it, owners.getOrDefault(it, it)))
                        .toList(),
                rows.stream().map(it -> row(it, known, owners, words)).toList(),
                actor.get().is(Role.CASEWORKER) && (show == NeedBoard.Show.ALL || show == NeedBoard.Show.WAITING)
                        ? proposals()
                        : List.of(),
                listing,
                board.silentAfterDays());
    }

    private static BoardView.Tab tab(NeedBoard.Show show, NeedBoard.Counts counts, NeedBoard.Show now, Words words) {
        return new BoardView.Tab(
                show == NeedBoard.Show.ALL ? ADDRESS : ADDRESS + "?show=" + show,
                words.say("needs.board." + show),
                counts.shown().getOrDefault(show, 0),
                show == now);
    }

    private List<BoardView.Waiting> proposals() {
        return board.proposals(MOST_PROPOSALS).entrySet().stream()
                .map(it -> new BoardView.Waiting(
                        "/work/cases/" + it.getKey() + "/needs/proposals",
                        it.getKey().value(),
                        it.getValue()))
                .toList();
    }

    private BoardView.Row row(NeedBoard.Row row, Map<PersonId, Person> known, Map<String, String> owners, Words words) {
        var person = row.person() == null ? null : known.get(row.person());
        var latin = person == null
                ? words.say("needs.household")
                : person.nameIn(Script.LATIN).given();
        var original = person == null ? "" : person.names().getFirst().given();
        var due = row.due();
        var late = due != null && due.isBefore(LocalDate.now(clock));
        var address = "/work/cases/" + row.household() + "/needs/" + row.id().value();
        return new BoardView.Row(
                address,
                address + "/words",
                row.id().value().toString(),
                row.household().value(),
                "/work/cases/" + row.household(),
                row.capability() == null
                        ? words.say("needs.wish")
                        : capabilities.name(row.capability(), words.locale()),
                latin,
                original.equals(latin) ? "" : original,
                words.say("needs.severity." + row.severity()),
                words.say("needs.station." + row.state()),
                row.owner().isEmpty()
                        ? words.say("needs.owner.nobody")
                        : owners.getOrDefault(row.owner(), words.say("needs.owner.somebody")),
                due == null ? "" : words.date(due),
                late,
                words.date(row.touched().atZone(ZoneOffset.UTC).toLocalDate()),
                board.silent(row),
                row.severity() == Severity.CRITICAL ? Tone.DANGER : Tone.NEUTRAL);
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {
        @Bean
        NavigationEntry boardOfNeedsInNavigation() {
            return new NavigationEntry(
                    25,
                    ADDRESS,
                    "needs.board",
                    Set.of(Role.PLACEMENT_OFFICER.name(), Role.CASEWORKER.name(), Role.AUDITOR.name()));
        }
    }
}
