package org.havn.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.uploads.Uploads;
import org.havn.cases.CaseMember;
import org.havn.cases.ResettlementCase;
import org.havn.people.LanguageSkill;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Choice;
import org.havn.platform.Refusal;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the page of one need shows.
@Component
class NeedPageViews {
    static final List<String> EVIDENCE = List.of("interview", "medical-form", "best-interests");

    private final NeedViews cards;
    private final NeedSteps steps;
    private final Persons persons;
    private final Capabilities capabilities;
    private final Colleagues colleagues;
    private final Uploads uploads;
    private final Proposals proposals;
    private final NeedRecordings recordings;
    private final Clock clock;

    NeedPageViews(
            NeedViews cards,
            NeedSteps steps,
            Persons persons,
            Capabilities capabilities,
            Colleagues colleagues,
            Uploads uploads,
            Proposals proposals,
            NeedRecordings recordings,
            Clock clock) {
        this.cards = cards;
        this.steps = steps;
        this.persons = persons;
        this.capabilities = capabilities;
        this.colleagues = colleagues;
        this.uploads = uploads;
        this.proposals = proposals;
        this.recordings = recordings;
        this.clock = clock;
    }

    /// The page as it is opened.
    NeedView of(ResettlementCase household, Need need, Words words) {
        return of(household, need, null, new TypedForm(Map.of(), words), null, words);
    }

    /// The page after a form could not be taken: what was typed stands in it still.
    NeedView of(
            ResettlementCase household,
            Need need,
            @Nullable NeedAct sent,
            TypedForm typed,
            @Nullable Refusal refused,
            Words words) {
        var forms = Arrays.stream(NeedAct.values())
                .filter(it -> !need.words().closed() && need.next().contains(it.leadsTo()))
                .map(it -> form(it, need, it == sent ? typed : null, words))
                .toList();
        var known =
                persons.all(household.members().stream().map(CaseMember::person).toList());
        var way = steps.newestFirst(need);
        var took = colleagues.whoTook(way.stream().map(NeedStep::who).distinct().toList(), words);
        var offered = sent == null || need.next().contains(sent.leadsTo());
        return new NeedView(
                household.number().value(),
                "/work/cases/" + household.number(),
                cards.card(need, known, words),
                steps.taken(need.id()),
                refused == null
                        ? null
                        : new NeedView.Refused(
                                words.say(
                                        "problem." + refused.type() + ".title",
                                        refused.arguments().toArray()),
                                words.say(
                                        "problem." + refused.type() + ".detail",
                                        refused.arguments().toArray())),
                offered
                        ? List.of()
                        : Stream.of("what", "words", "because")
                                .map(typed::text)
                                .filter(it -> !it.isEmpty())
                                .toList(),
                forms,
                choices(household, need.requirement(), need.evidence(), known, words),
                way.stream().map(it -> line(it, took, words)).toList(),
                need.words().closed()
                        ? List.of()
                        : NeedDocuments.shown(need, uploads.of(NeedDocuments.about(need.id())), words),
                need.words().closed()
                        ? null
                        : proposals
                                .find(household.number(), need.id())
                                .flatMap(it -> recordings.of(it, words))
                                .orElse(null),
                !need.words().closed());
    }

    private NeedView.Form form(NeedAct act, Need need, @Nullable TypedForm typed, Words words) {
        var values = new HashMap<>(asItStands(need));
        if (typed != null) {
            values.putAll(typed.typed());
        }
        var again = need.state() == act.leadsTo() ? ".again" : "";
        return new NeedView.Form(
                act.path(),
                words.say("needs.act." + act.path() + again),
                words.say("needs.act." + act.path() + ".button"),
                typed != null,
                values,
                typed == null ? Map.of() : typed.errors());
    }

    /// What the fields hold before anybody types.
    private static Map<String, String> asItStands(Need need) {
        var requirement = need.requirement();
        var values = new HashMap<String, String>();
        values.put("hard", String.valueOf(need.hard()));
        values.put("severity", need.severity().name());
        values.put("evidence", need.evidence());
        values.put("owner", need.owner());
        if (need.due() != null) {
            values.put("due", need.due().toString());
        }
        if (requirement != null) {
            values.put("requires", requirement.capability().value());
            values.put("minutes", Objects.toString(requirement.maxOneWayMinutes(), ""));
            values.put("hours", Objects.toString(requirement.maxTravelHoursPerYear(), ""));
            values.put("visits", Objects.toString(requirement.visitsPerYear(), ""));
        }
        return values;
    }

    /// What the forms' lists offer for something that requires this and rests on that.
    NeedView.Choices choices(
            ResettlementCase household,
            @Nullable Requirement requirement,
            String evidence,
            Map<PersonId, Person> known,
            Words words) {
        return new NeedView.Choices(
                requirable(known, requirement).stream()
                        .map(it -> new Choice(it.value(), capabilities.name(it, words.locale())))
                        .toList(),
                List.of(new Choice("false", words.say("needs.soft")), new Choice("true", words.say("needs.hard"))),
                Arrays.stream(Severity.values())
                        .map(it -> new Choice(it.name(), words.say("needs.severity." + it)))
                        .toList(),
                Stream.concat(EVIDENCE.stream(), Stream.of(evidence))
                        .distinct()
                        .map(it -> new Choice(
                                it, words.has("needs.evidence." + it) ? words.say("needs.evidence." + it) : it))
                        .toList(),
                Arrays.stream(Arrangement.values())
                        .map(it -> new Choice(it.name(), words.say("needs.arrangement." + it)))
                        .toList(),
                colleagues.holders(household.number(), words),
                LocalDate.now(clock).toString());
    }

    /// The vocabulary, where it takes a language with the household's own languages, and what is required now.
    List<CapabilityCode> requirable(ResettlementCase household, @Nullable Requirement requirement) {
        return requirable(
                persons.all(household.members().stream().map(CaseMember::person).toList()), requirement);
    }

    private List<CapabilityCode> requirable(Map<PersonId, Person> known, @Nullable Requirement requirement) {
        var codes = new ArrayList<CapabilityCode>();
        var languages = known.values().stream()
                .flatMap(it -> it.languages().stream())
                .map(LanguageSkill::language)
                .distinct()
                .toList();
        for (var code : capabilities.all()) {
            if (capabilities.takesLanguage(code)) {
                languages.forEach(it -> codes.add(code.in(it)));
            } else {
                codes.add(code);
            }
        }
        if (requirement != null && !codes.contains(requirement.capability())) {
            codes.add(requirement.capability());
        }
        return codes;
    }

    private NeedView.Line line(NeedStep step, Map<String, String> took, Words words) {
        var at = step.at();
        var day = at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate();
        return new NeedView.Line(
                words.say(
                        step.hand() == null ? "needs.step." + step.after().state() : "needs.step.hand." + step.hand()),
                details(step, words),
                step.words(),
                took.getOrDefault(step.who(), ""),
                day == null ? "" : day.toString(),
                at == null || day == null
                        ? words.say("needs.step.when-unknown")
                        : step.number() == 0 ? words.date(day) : words.moment(at));
    }

    private String details(NeedStep step, Words words) {
        if (step.hand() != null) {
            return "";
        }
        var need = step.after();
        return switch (need.state()) {
            case VOICED, GIVEN, MET, NOT_MET -> "";
            case CONFIRMED -> {
                var requirement = need.requirement();
                yield Stream.of(
                                requirement == null
                                        ? words.say("needs.act.requires.none")
                                        : capabilities.name(requirement.capability(), words.locale()),
                                requirement == null ? "" : words.say(need.hard() ? "needs.hard" : "needs.soft"),
                                requirement == null ? "" : NeedViews.reach(requirement, words),
                                words.say("needs.severity." + need.severity()),
                                NeedViews.restsOn(need, words))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" · "));
            }
            case PLANNED -> {
                var owner = colleagues.owner(need, words);
                var arrangement = step.arrangement();
                yield Stream.of(
                                arrangement == null ? "" : words.say("needs.arrangement." + arrangement),
                                need.due() == null ? owner : words.say("needs.holder", owner, words.date(need.due())))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" · "));
            }
        };
    }
}
