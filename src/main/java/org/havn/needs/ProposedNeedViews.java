package org.havn.needs;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.cases.CaseMember;
import org.havn.cases.ResettlementCase;
import org.havn.interviews.Interview;
import org.havn.interviews.InterviewId;
import org.havn.interviews.Interviews;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.havn.reference.Capabilities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the pages of proposals show.
@Component
class ProposedNeedViews {
    /// In whose capacity a caseworker may write a confirmation down.
    static final List<String> CAPACITIES = List.of("doctor", "best-interests-officer");

    private final Proposals proposals;
    private final Needs needs;
    private final Interviews interviews;
    private final Persons persons;
    private final Colleagues colleagues;
    private final Capabilities capabilities;
    private final NeedPageViews forms;
    private final NeedRecordings recordings;

    ProposedNeedViews(
            Proposals proposals,
            Needs needs,
            Interviews interviews,
            Persons persons,
            Colleagues colleagues,
            Capabilities capabilities,
            NeedPageViews forms,
            NeedRecordings recordings) {
        this.proposals = proposals;
        this.needs = needs;
        this.interviews = interviews;
        this.persons = persons;
        this.colleagues = colleagues;
        this.capabilities = capabilities;
        this.forms = forms;
        this.recordings = recordings;
    }

    /// What is the same for all proposals of a household.
    private record Around(
            ResettlementCase household,
            Map<PersonId, Person> persons,
            Map<InterviewId, Interview> interviews,
            Map<InterviewId, Form> forms,
            List<ConfirmedNeed> needs,
            Map<String, String> called,
            Words words) {}

    private Around around(ResettlementCase household, List<Proposal> proposed, Words words) {
        var known =
                persons.all(household.members().stream().map(CaseMember::person).toList());
        var held = new HashMap<InterviewId, Interview>();
        interviews.ofCase(household.number()).forEach(it -> held.put(it.id(), it));
        var who = proposed.stream()
                .flatMap(it -> Stream.of(it.toldTo().toString(), it.decidedBy()))
                .distinct()
                .toList();
        return new Around(
                household,
                known,
                held,
                new HashMap<>(),
                needs.confirmedOf(List.of(household.number())).getOrDefault(household.number(), List.of()),
                colleagues.whoTook(who, words),
                words);
    }

    static String address(ResettlementCase household) {
        return "/work/cases/" + household.number() + "/needs/proposals";
    }

    ProposalView all(ResettlementCase household, Words words) {
        return view(household, null, new TypedForm(Map.of(), words), words);
    }

    /// One proposal that waits, with its forms.
    ///
    /// @param typed what was sent and could not be taken; empty before anybody typed
    ProposalView one(ResettlementCase household, Proposal proposal, TypedForm typed, Words words) {
        return view(household, proposal, typed, words);
    }

    private ProposalView view(ResettlementCase household, @Nullable Proposal chosen, TypedForm typed, Words words) {
        var waiting = chosen == null ? proposals.waiting(household.number()) : List.of(chosen);
        var aside = chosen == null ? proposals.setAside(household.number()) : List.<Proposal>of();
        var around = around(
                household, Stream.concat(waiting.stream(), aside.stream()).toList(), words);
        var open = waiting.stream().filter(it -> it.finding() != null).toList();
        return new ProposalView(
                household.number().value(),
                address(household),
                open.stream().map(it -> card(it, around)).toList(),
                waiting.size() - open.size(),
                setAside(aside, around),
                chosen == null ? null : forms(chosen, around, typed));
    }

    private ProposalView.Card card(Proposal proposal, Around around) {
        var words = around.words();
        var said = proposal.words();
        var translation =
                said.stream().flatMap(it -> it.translations().stream()).findFirst();
        var already = already(proposal, around);
        return new ProposalView.Card(
                address(around.household()) + "/" + proposal.id().value(),
                title(proposal, around),
                said.map(OwnWords::verbatim).orElse(""),
                said.map(it -> it.language().value()).orElse(""),
                translation.map(OwnWords.Translation::text).orElse(""),
                translation.map(it -> it.language().value()).orElse(""),
                translation
                        .map(it -> it.translator().isEmpty()
                                ? ""
                                : words.say("needs.said-by", whose(proposal, around), it.translator()))
                        .orElse(""),
                details(proposal, words),
                grounds(proposal, around),
                words.say(
                        "needs.proposal.told",
                        name(proposal.toldTo().toString(), around),
                        words.moment(proposal.toldAt())),
                words.say("needs.proposal.rules", proposal.rules()),
                "/work/cases/" + around.household().number() + "/interviews/" + proposal.interview(),
                already.map(_ -> words.say("needs.proposal.already")).orElse(""),
                already.map(it -> "/work/cases/" + it.household() + "/needs/"
                                + it.id().value())
                        .orElse(""),
                recordings.of(proposal, words).orElse(null));
    }

    private static Optional<ConfirmedNeed> already(Proposal proposal, Around around) {
        var requirement = proposal.requirement();
        return requirement == null
                ? Optional.empty()
                : around.needs().stream()
                        .filter(it -> Objects.equals(it.person(), proposal.person()))
                        .filter(it -> it.requirement().capability().equals(requirement.capability()))
                        .findFirst();
    }

    private String title(Proposal proposal, Around around) {
        var requirement = proposal.requirement();
        var words = around.words();
        var what = requirement == null
                ? words.say("needs.wish")
                : capabilities.name(requirement.capability(), words.locale());
        return words.say("needs.of", what, whose(proposal, around));
    }

    private static String whose(Proposal proposal, Around around) {
        var person = proposal.person() == null ? null : around.persons().get(proposal.person());
        return person == null
                ? around.words().say("needs.household")
                : person.nameIn(Script.LATIN).given();
    }

    private static String details(Proposal proposal, Words words) {
        var requirement = proposal.requirement();
        var phases = proposal.phases().stream()
                .sorted()
                .map(it -> words.say("needs.phase." + it))
                .collect(Collectors.joining(", "));
        return Stream.of(
                        words.say("needs.severity." + proposal.severity()),
                        phases,
                        requirement == null ? "" : NeedViews.reach(requirement, words))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private List<ProposalView.Ground> grounds(Proposal proposal, Around around) {
        var finding = Objects.requireNonNull(proposal.finding());
        var interview = around.interviews().get(proposal.interview());
        if (interview == null) {
            return List.of();
        }
        var form = around.forms().computeIfAbsent(interview.id(), _ -> interviews.formOf(interview));
        var language = around.words().locale().getLanguage();
        var grounds = new ArrayList<ProposalView.Ground>();
        for (var ground : finding.grounds()) {
            var name = FieldPath.of(ground.path()).name();
            form.all().stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .filter(Item.Question.class::isInstance)
                    .map(Item.Question.class::cast)
                    .ifPresent(question -> grounds.add(new ProposalView.Ground(
                            question.label().in(language, "en"), answer(form, question, ground.value(), language))));
        }
        return grounds;
    }

    private static String answer(Form form, Item.Question question, String value, String language) {
        if (!question.type().selects()) {
            return value;
        }
        var choices = form.choicesOf(question);
        return Arrays.stream(value.split(" "))
                .map(it -> choices.stream()
                        .filter(choice -> choice.name().equals(it))
                        .findFirst()
                        .map(choice -> choice.label().in(language, "en"))
                        .orElse(it))
                .collect(Collectors.joining(", "));
    }

    private static String name(String who, Around around) {
        return around.called().getOrDefault(who, "");
    }

    private List<ProposalView.SetAside> setAside(List<Proposal> aside, Around around) {
        return aside.stream()
                .filter(it -> it.finding() != null)
                .map(it -> new ProposalView.SetAside(
                        title(it, around),
                        it.because(),
                        name(it.decidedBy(), around),
                        it.decidedAt() == null
                                ? ""
                                : around.words()
                                        .date(it.decidedAt()
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate())))
                .toList();
    }

    private ProposalView.One forms(Proposal proposal, Around around, TypedForm typed) {
        var words = around.words();
        var values = new HashMap<>(asItStands(proposal));
        values.putAll(typed.typed());
        var phases = typed.typed().containsKey("severity")
                ? Arrays.stream(Phase.values())
                        .map(Phase::name)
                        .filter(it -> typed.typed().containsKey(it))
                        .toList()
                : proposal.phases().stream().map(Phase::name).toList();
        var confirmedBy = new ArrayList<Choice>();
        CAPACITIES.forEach(it -> confirmedBy.add(new Choice(it, words.say("needs.by." + it))));
        return new ProposalView.One(
                card(proposal, around),
                ProposalView.form(
                        words.say("needs.act.confirmation"),
                        words.say("needs.act.confirmation.button"),
                        values,
                        typed.errors()),
                forms.choices(around.household(), proposal.requirement(), "interview", around.persons(), words),
                confirmedBy,
                Arrays.stream(Phase.values())
                        .map(it -> new Choice(it.name(), words.say("needs.phase." + it)))
                        .toList(),
                phases,
                proposal.words().isEmpty(),
                typed.typed().getOrDefault("because", ""),
                typed.errors().get("because"));
    }

    private static Map<String, String> asItStands(Proposal proposal) {
        var values = new HashMap<String, String>();
        var requirement = proposal.requirement();
        values.put("hard", "false");
        values.put("severity", proposal.severity().name());
        values.put("evidence", "interview");
        values.put("owner", "CASEWORKER");
        values.put(
                "codes",
                String.join(" ", Objects.requireNonNull(proposal.finding()).codes()));
        if (requirement != null) {
            values.put("requires", requirement.capability().value());
            values.put("minutes", Objects.toString(requirement.maxOneWayMinutes(), ""));
            values.put("hours", Objects.toString(requirement.maxTravelHoursPerYear(), ""));
            values.put("visits", Objects.toString(requirement.visitsPerYear(), ""));
        }
        return values;
    }
}
