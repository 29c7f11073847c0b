package org.havn.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.forms.Answer.Standing;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Outline;
import org.havn.needs.rules.Proposed;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;

/// What an interview says of each topic for each person: a need, none, or that it was asked and nobody can tell yet.
/// What was not asked stays so.
///
/// There is none only where every answer says so in itself. That the rules found nothing in what somebody told is no
/// such answer: docs/decisions/0293-what-an-interview-says-of-a-topic.md
final class InterviewTopics {
    private static final String NO = "no";

    private record About(PersonId person, Topic topic) {}

    private InterviewTopics() {}

    /// @param known what was said before; a need that is known is not unsaid by an interview in which nobody could tell
    static List<TopicAnswer> of(
            CaseNumber household,
            FilledForm filled,
            Collection<GivenAnswer> answers,
            Collection<Proposed> proposed,
            Collection<TopicAnswer> known,
            LocalDate on) {
        var outline = filled.outline();
        var needed = new HashSet<About>();
        for (var found : proposed) {
            found.evidence().forEach(it -> about(it, found.person(), outline).ifPresent(needed::add));
        }
        var told = new LinkedHashMap<About, List<GivenAnswer>>();
        for (var it : answers) {
            var person = it.person();
            if (it.answer().standing() != Standing.NOT_ASKED && filled.asks(it.path())) {
                about(it.path(), person == null ? null : person.value(), outline)
                        .ifPresent(about -> told.computeIfAbsent(about, _ -> new ArrayList<>())
                                .add(it));
            }
        }
        var needs = new HashSet<About>();
        known.stream()
                .filter(it -> it.answer() == Answer.NEEDED)
                .forEach(it -> needs.add(new About(it.person(), it.topic())));
        var topics = new ArrayList<TopicAnswer>();
        told.forEach((about, its) -> {
            var answer = answer(about, its, needed);
            if (answer != Answer.UNKNOWN || !needs.contains(about)) {
                topics.add(new TopicAnswer(household, about.person(), about.topic(), answer, on));
            }
        });
        return topics;
    }

    private static Answer answer(About about, List<GivenAnswer> told, Set<About> needed) {
        if (needed.contains(about)) {
            return Answer.NEEDED;
        }
        return told.stream()
                        .map(GivenAnswer::answer)
                        .allMatch(it -> it.standing() == Standing.NONE
                                || (it.standing() == Standing.GIVEN
                                        && it.value().equals(NO)))
                ? Answer.NONE
                : Answer.UNKNOWN;
    }

    private static Optional<About> about(FieldPath path, @Nullable UUID person, Outline outline) {
        var topic = outline.get(path.name()).topic();
        return person == null || topic == null
                ? Optional.empty()
                : Arrays.stream(Topic.values())
                        .filter(it -> it.name().equals(topic.name()))
                        .findFirst()
                        .map(it -> new About(new PersonId(person), it));
    }
}
