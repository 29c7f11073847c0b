package org.havn.interviews;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havn.access.CurrentActor;
import org.havn.access.uploads.Upload;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Label;
import org.havn.interviews.forms.QuestionType;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.havn.platform.Link;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The parts of an interview, one on each page: of the household a group with everything in it, of each member the
/// first questions and then group by group.
@Component
class Parts {
    private static final Set<String> ARABIC = Set.of("ar", "apc", "ajp", "acm", "arz", "apd", "ary");
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "ps", "ur", "he", "ckb");

    private final Interviews interviews;
    private final Household household;
    private final Recordings recordings;
    private final FormSounds sounds;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    Parts(
            Interviews interviews,
            Household household,
            Recordings recordings,
            FormSounds sounds,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock) {
        this.clock = clock;
        this.interviews = interviews;
        this.household = household;
        this.recordings = recordings;
        this.sounds = sounds;
        this.actor = actor;
        this.trail = trail;
    }

    static String address(Interview interview, FieldPath path, String in) {
        return InterviewViews.address(interview) + "/part?path="
                + URLEncoder.encode(path.toString(), StandardCharsets.UTF_8) + (in.isEmpty() ? "" : "&in=" + in);
    }

    /// What is asked on a part's page.
    static List<FieldPath> asked(FilledForm filled, FieldPath part) {
        var all = filled.askedIn(part);
        var first = part.steps().size() == 1 && part.steps().getFirst().instance() != null;
        return first ? all.stream().filter(it -> it.steps().size() == 2).toList() : all;
    }

    /// The form as far as it is filled in.
    FilledForm filled(Interview interview) {
        return household.filled(
                interviews.formOf(interview),
                household.names(interview.household()).keySet(),
                interviews.answersOf(interview.id()));
    }

    /// One part; refused like what is not there, where the form has no such part.
    ///
    /// @param faults what the last answer met, by path
    PartView view(Interview interview, FieldPath part, String in, Map<FieldPath, String> faults, Words words) {
        trail.opened(AuditEvent.by(actor.get().account(), InterviewActs.OPENED, "interview", interview.id())
                .inCase(interview.household().value()));
        var names = household.names(interview.household());
        var answers = interviews.answersOf(interview.id());
        var filled = household.filled(interviews.formOf(interview), names.keySet(), answers);
        var placed = filled.outline()
                .at(part)
                .filter(it -> it.item() instanceof Item.Holder)
                .orElseThrow(() -> new InterviewNotFound(interview.id()));
        var person = person(part, names);
        var topic = placed.topic();
        if (person.isPresent()
                && interviews.closedTopics(interview.household()).stream()
                        .anyMatch(it -> it.person().equals(person.get()) && it.topic() == topic)) {
            throw new TopicClosedMeanwhile();
        }
        if (part.steps().getLast().instance() != null) {
            filled.open(part);
        }
        var language = language(interview, filled, in, words);
        var versions = new java.util.HashMap<FieldPath, Integer>();
        answers.forEach(it -> versions.put(it.path(), it.version()));
        var questions = asked(filled, part).stream()
                .map(it -> question(
                        filled,
                        it,
                        versions.getOrDefault(it, 0),
                        language,
                        faults,
                        recorded(interview, filled, it, versions.getOrDefault(it, 0), words),
                        words))
                .toList();
        return new PartView(
                interview.household().value(),
                InterviewViews.address(interview),
                part.toString(),
                title(placed.item(), part, words),
                placed.alone() ? person.map(names::get).orElse("") : "",
                language,
                RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr",
                filled.form().languages().stream()
                        .map(it -> new Link(
                                address(interview, part, it), Locale.of(it).getDisplayLanguage(Locale.of(it))))
                        .toList(),
                questions,
                more(interview, filled, part, placed.item(), language, words),
                next(interview, filled, part, placed.item(), language, words),
                interview.state() == InterviewState.UNDER_WAY);
    }

    private static String title(Item item, FieldPath part, Words words) {
        var first = part.steps().size() == 1 && part.steps().getFirst().instance() != null;
        return first
                ? words.say("interviews.part.general")
                : item.label().in(words.locale().getLanguage(), "en");
    }

    private static Optional<PersonId> person(FieldPath part, Map<PersonId, String> names) {
        var instance = part.steps().getFirst().instance();
        return names.keySet().stream()
                .filter(it -> it.value().toString().equals(instance))
                .findFirst();
    }

    private static String language(Interview interview, FilledForm filled, String in, Words words) {
        var languages = filled.form().languages();
        if (languages.contains(in)) {
            return in;
        }
        var asked = spoken(interview, languages);
        return asked.isEmpty() ? words.locale().getLanguage() : asked;
    }

    /// The language of a form that is nearest to what the family speaks; empty where the form has none such.
    static String spoken(Interview interview, List<String> languages) {
        var held = interview.held().language().value();
        var asked = ARABIC.contains(held) ? "ar" : held;
        return languages.contains(asked) ? asked : "";
    }

    private PartView.Question question(
            FilledForm filled,
            FieldPath path,
            int base,
            String language,
            Map<FieldPath, String> faults,
            PartView.@Nullable Recorded recorded,
            Words words) {
        var question = (Item.Question) filled.outline().get(path.name()).item();
        var own = words.locale().getLanguage();
        var answer = filled.answer(path);
        var value = answer.read(question);
        var chosen = List.of(value.split(" ", -1));
        var choices = filled.choices(path);
        var options = choices.stream()
                .map(it -> new PartView.Option(
                        it.name(),
                        it.label().in(language, "en"),
                        beside(it.label(), language, own),
                        question.type() == QuestionType.SELECT_MULTIPLE
                                ? chosen.contains(it.name())
                                : it.name().equals(value)))
                .toList();
        var names = choices.stream().map(it -> it.name()).toList();
        return new PartView.Question(
                path.toString(),
                html(path),
                question.type().name(),
                question.label().in(language, "en"),
                beside(question.label(), language, own),
                question.hint().in(language, "en"),
                beside(question.hint(), language, own),
                options,
                value,
                answer.standing() == Answer.Standing.UNKNOWN || answer.standing() == Answer.Standing.NONE
                        ? words.say("interviews.standing." + answer.standing())
                        : "",
                base,
                Ids.next().toString(),
                question.type().isAsked() && !names.contains("unknown"),
                fault(filled, path, question, language, faults, words),
                question.words(),
                sounds.heard(filled.form(), question, language),
                recorded);
    }

    /// What a question is called within its page.
    static String html(FieldPath path) {
        return "q-" + path.toString().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private PartView.@Nullable Recorded recorded(
            Interview interview, FilledForm filled, FieldPath path, int base, Words words) {
        if (!(filled.outline().get(path.name()).item() instanceof Item.Question question)
                || question.type() != QuestionType.AUDIO) {
            return null;
        }
        var agreed = recordings.agreed(interview, filled.outline(), path);
        var kept = base == 0 ? List.<Upload>of() : recordings.of(interview.id(), path);
        var value = filled.answer(path).value();
        var stands =
                kept.stream().filter(it -> it.id().toString().equals(value)).findFirst();
        return new PartView.Recorded(
                agreed ? "" : "/work/cases/" + interview.household() + "/consents",
                agreed ? stands.map(it -> sound(interview, path, it, words)).orElse(null) : null,
                !value.isEmpty() && stands.isEmpty(),
                kept.isEmpty() ? "" : ends(interview, filled, path, words),
                agreed
                        ? kept.stream()
                                .filter(it -> !it.id().toString().equals(value))
                                .map(it -> sound(interview, path, it, words))
                                .toList()
                        : List.of());
    }

    /// Told while there is time to agree anew.
    private String ends(Interview interview, FilledForm filled, FieldPath path, Words words) {
        return recordings
                .consentEnds(interview, filled.outline(), path)
                .map(end -> recordings
                        .keptFor()
                        .map(it -> words.say(
                                "interviews.recording.ends",
                                words.date(LocalDate.ofInstant(end.plus(it), clock.getZone()))))
                        .orElseGet(() -> words.say("interviews.recording.no-rule")))
                .orElse("");
    }

    private static PartView.Sound sound(Interview interview, FieldPath path, Upload upload, Words words) {
        return new PartView.Sound(
                RecordingPage.address(interview, path, upload.id()),
                words.say("interviews.recording.made", words.moment(upload.at()), Math.ceilDiv(upload.size(), 1_000)));
    }

    private static String beside(Label label, String language, String own) {
        return own.equals(language) || label.isEmpty() ? "" : label.in(own, "en");
    }

    private static String fault(
            FilledForm filled,
            FieldPath path,
            Item.Question question,
            String language,
            Map<FieldPath, String> faults,
            Words words) {
        var told = faults.get(path);
        if (told != null) {
            return words.say(told);
        }
        for (var fault : filled.faults(path)) {
            if (fault == FilledForm.Fault.NOT_VALID
                    && !question.constraintMessage().isEmpty()) {
                return question.constraintMessage().in(language, "en");
            }
            if (fault != FilledForm.Fault.MISSING) {
                return words.say("interviews.fault." + fault);
            }
        }
        return "";
    }

    /// One more instance of each repeat that is asked here.
    private static List<Link> more(
            Interview interview, FilledForm filled, FieldPath part, Item item, String in, Words words) {
        var more = new ArrayList<Link>();
        if (item instanceof Item.Holder holder) {
            for (var inside : holder.items()) {
                if (inside instanceof Item.Repeat repeat) {
                    var another = part.to(repeat.name(), Ids.next().toString());
                    if (filled.asks(another)) {
                        more.add(new Link(
                                address(interview, another, in),
                                words.say(
                                        "interviews.add",
                                        repeat.label().in(words.locale().getLanguage(), "en"))));
                    }
                }
            }
        }
        return more;
    }

    /// The next group of the same person, or of the household.
    private static @Nullable Link next(
            Interview interview, FilledForm filled, FieldPath part, Item item, String in, Words words) {
        var first = part.steps().getFirst();
        var ofPerson = first.instance() != null;
        var siblings = ofPerson && filled.outline().get(first.name()).item() instanceof Item.Holder holder
                ? holder.items()
                : filled.form().items();
        var after = part.steps().size() > 2 || siblings.indexOf(item) < 0 ? 0 : siblings.indexOf(item) + 1;
        for (var sibling : siblings.subList(after, siblings.size())) {
            if (sibling instanceof Item.Group group && part.steps().size() <= 2) {
                var path = ofPerson ? new FieldPath(List.of(first)).to(group.name(), null) : FieldPath.of(group.name());
                if (!asked(filled, path).isEmpty()) {
                    return new Link(
                            address(interview, path, in),
                            words.say("interviews.next") + ": "
                                    + group.label().in(words.locale().getLanguage(), "en"));
                }
            }
        }
        return null;
    }
}
