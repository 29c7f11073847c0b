package org.havn.interviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Accounts;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.ResettlementCase;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.QuestionType;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// What the pages of interviews show.
@Component
class InterviewViews {
    private final Interviews interviews;
    private final Household household;
    private final AwayViews away;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    InterviewViews(
            Interviews interviews,
            Household household,
            AwayViews away,
            Accounts accounts,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock) {
        this.interviews = interviews;
        this.household = household;
        this.away = away;
        this.accounts = accounts;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    static String address(ResettlementCase family) {
        return "/work/cases/" + family.number() + "/interviews";
    }

    static String address(Interview interview) {
        return "/work/cases/" + interview.household() + "/interviews/" + interview.id();
    }

    InterviewsView list(ResettlementCase family, Words words) {
        var rows = interviews.ofCase(family.number()).stream()
                .map(it -> new InterviewsView.Row(
                        address(it),
                        words.date(it.planned()),
                        words.say("interviews.state." + it.state()),
                        it.held().language().value()))
                .toList();
        var holds = actor.get().is(Role.CASEWORKER);
        var names = household.names(family.number());
        return new InterviewsView(
                family.number().value(),
                address(family),
                rows,
                holds ? told(family, names, words) : List.of(),
                holds ? closed(family, names, words) : List.of(),
                names.entrySet().stream()
                        .map(it -> new Choice(it.getKey().value().toString(), it.getValue()))
                        .toList(),
                Arrays.stream(Topic.values())
                        .map(it -> new Choice(it.name(), words.say("interviews.topic." + it)))
                        .toList(),
                holds ? forms(words) : List.of(),
                LocalDate.now(clock).toString());
    }

    private List<Choice> forms(Words words) {
        var offered = interviews.offered();
        return offered.size() < 2
                ? List.of()
                : offered.stream()
                        .map(it ->
                                new Choice(it.id(), it.title().in(words.locale().getLanguage(), it.defaultLanguage())))
                        .toList();
    }

    private List<InterviewsView.Told> told(ResettlementCase family, Map<PersonId, String> names, Words words) {
        var told = interviews.toldBy(family.number());
        var heard = heard(told.stream().map(ToldTopic::heardBy).toList());
        return told.stream()
                .map(it -> new InterviewsView.Told(
                        it.person() == null
                                ? words.say("interviews.told.household")
                                : names.getOrDefault(it.person(), words.say("interviews.somebody")),
                        words.say("interviews.topic." + it.topic()),
                        heard.getOrDefault(it.heardBy(), words.say("interviews.somebody")),
                        words.moment(it.last())))
                .toList();
    }

    private List<InterviewsView.Closed> closed(ResettlementCase family, Map<PersonId, String> names, Words words) {
        return interviews.closedTopics(family.number()).stream()
                .map(it -> new InterviewsView.Closed(
                        address(family) + "/topics/" + it.id() + "/opening",
                        names.getOrDefault(it.person(), words.say("interviews.somebody")),
                        words.say("interviews.topic." + it.topic())))
                .toList();
    }

    private Map<UUID, String> heard(List<UUID> ids) {
        return accounts.displayNames(new HashSet<>(ids));
    }

    InterviewView one(Interview interview, Words words) {
        trail.opened(AuditEvent.by(actor.get().account(), InterviewActs.OPENED, "interview", interview.id())
                .inCase(interview.household().value()));
        var names = household.names(interview.household());
        var filled =
                household.filled(interviews.formOf(interview), names.keySet(), interviews.answersOf(interview.id()));
        var closed = new HashSet<Closed>();
        interviews.closedTopics(interview.household()).forEach(it -> closed.add(new Closed(it.person(), it.topic())));
        var general = new ArrayList<InterviewView.Part>();
        var members = new ArrayList<InterviewView.Member>();
        var language = words.locale().getLanguage();
        for (var item : filled.form().items()) {
            switch (item) {
                case Item.Group group ->
                    general.add(part(
                            interview,
                            filled,
                            FieldPath.of(group.name()),
                            group.label().in(language, "en"),
                            false));
                case Item.Repeat repeat
                when repeat.each() == Item.Each.MEMBERS ->
                    names.forEach((person, name) -> members.add(
                            new InterviewView.Member(name, parts(interview, filled, repeat, person, closed, words))));
                case Item.Repeat _, Item.Question _ -> {
                    // asked at the top of no shipped form
                }
            }
        }
        return new InterviewView(
                interview.household().value(),
                "/work/cases/" + interview.household() + "/interviews",
                address(interview),
                interview.state().name(),
                words.date(interview.planned()),
                interview.held().language().value(),
                Objects.requireNonNullElse(interview.held().dialect(), ""),
                Objects.requireNonNullElse(interview.held().interpreter(), ""),
                general.stream().filter(it -> it.asked() > 0).toList(),
                members,
                conflicts(interview, filled, words),
                away.of(interview, words),
                away.late(interview, filled, words),
                away.devices(),
                away.soundsAlong(interview, filled.form(), words));
    }

    private record Closed(PersonId person, Topic topic) {}

    private static List<InterviewView.Part> parts(
            Interview interview,
            FilledForm filled,
            Item.Repeat repeat,
            PersonId person,
            Set<Closed> closed,
            Words words) {
        var instance = Household.instance(repeat.name(), person.value());
        var parts = new ArrayList<InterviewView.Part>();
        parts.add(part(interview, filled, instance, words.say("interviews.part.general"), false));
        for (var item : repeat.items()) {
            if (item instanceof Item.Group group) {
                var topic = group.topic();
                parts.add(part(
                        interview,
                        filled,
                        instance.to(group.name(), null),
                        group.label().in(words.locale().getLanguage(), "en"),
                        topic != null && closed.contains(new Closed(person, topic))));
            }
        }
        return parts.stream().filter(it -> it.asked() > 0).toList();
    }

    private static InterviewView.Part part(
            Interview interview, FilledForm filled, FieldPath path, String title, boolean closed) {
        var asked = Parts.asked(filled, path).stream()
                .filter(it -> filled.outline().get(it.name()).item() instanceof Item.Question question
                        && question.type() != QuestionType.NOTE)
                .toList();
        var answered = asked.stream()
                .filter(it -> filled.answer(it).standing() != Answer.Standing.NOT_ASKED)
                .count();
        return new InterviewView.Part(
                title, closed ? "" : Parts.address(interview, path, ""), Math.toIntExact(answered), asked.size());
    }

    private List<InterviewView.Conflict> conflicts(Interview interview, FilledForm filled, Words words) {
        var conflicts = interviews.conflictsOf(interview.id());
        var writers = new ArrayList<UUID>();
        conflicts.forEach(
                it -> writers.addAll(List.of(it.here().by(), it.other().by())));
        var names = heard(writers);
        return conflicts.stream()
                .map(it -> new InterviewView.Conflict(
                        address(interview) + "/conflicts/" + it.id(),
                        filled.outline()
                                .get(it.path().name())
                                .item()
                                .label()
                                .in(words.locale().getLanguage(), "en"),
                        side(interview, filled, it.path(), it.here(), names, words),
                        side(interview, filled, it.path(), it.other(), names, words)))
                .toList();
    }

    private static InterviewView.Side side(
            Interview interview,
            FilledForm filled,
            FieldPath path,
            AnswerConflict.Side side,
            Map<UUID, String> names,
            Words words) {
        var answer = side.answer();
        return new InterviewView.Side(
                AwayViews.said(filled, path, answer, words),
                AwayViews.sound(interview, filled, path, answer),
                names.getOrDefault(side.by(), words.say("interviews.somebody")),
                words.moment(side.at()),
                side.device());
    }
}
