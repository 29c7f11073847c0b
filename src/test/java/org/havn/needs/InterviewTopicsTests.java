package org.havn.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.cases.CaseNumber;
import org.havn.interviews.GivenAnswer;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.ShippedForms;
import org.havn.needs.rules.ShippedRules;
import org.havn.people.PersonId;
import org.junit.jupiter.api.Test;

/// Silence, ignorance and *none* stay three answers on the way from an interview to the needs.
class InterviewTopicsTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final CaseNumber FAMILY = new CaseNumber("HVN-26-000001");
    private static final PersonId ANNA = new PersonId(new UUID(1, 1));
    private static final PersonId BEN = new PersonId(new UUID(1, 2));

    private final FilledForm filled = new FilledForm(ShippedForms.resettlementInterview(), TODAY);
    private final List<GivenAnswer> answers = new ArrayList<>();

    @Test
    void whatTheRulesFindIsANeedAndWhatNobodyAskedHasNoAnswer() {
        said(ANNA, "health/thinner", Answer.given("yes"));
        said(ANNA, "health/teeth", Answer.NONE);

        assertThat(topics(ANNA)).isEqualTo(Map.of(Topic.HEALTH, org.havn.needs.Answer.NEEDED));
        assertThat(topics(BEN)).isEmpty();
    }

    @Test
    void thereIsNoneOnlyWhereEveryAnswerSaysSo() {
        said(ANNA, "health/illness", Answer.NONE);
        said(ANNA, "health/teeth", Answer.NONE);
        said(ANNA, "education/school_now", Answer.given("no"));
        said(BEN, "health/illness", Answer.NONE);
        said(BEN, "health/teeth", Answer.UNKNOWN);

        assertThat(topics(ANNA)).containsEntry(Topic.HEALTH, org.havn.needs.Answer.NONE);
        assertThat(topics(BEN)).containsEntry(Topic.HEALTH, org.havn.needs.Answer.UNKNOWN);
    }

    @Test
    void whatWasToldAndGaveNoReasonForANeedIsNotCalledNone() {
        said(ANNA, "work/work_wished", Answer.given("to sew again"));

        assertThat(topics(ANNA)).containsEntry(Topic.WORK, org.havn.needs.Answer.UNKNOWN);
    }

    @Test
    void aNeedThatIsKnownIsNotUnsaidWhereNobodyCouldTell() {
        said(ANNA, "health/illness", Answer.UNKNOWN);

        assertThat(topics(
                        ANNA,
                        List.of(new TopicAnswer(
                                FAMILY, ANNA, Topic.HEALTH, org.havn.needs.Answer.NEEDED, TODAY.minusDays(9)))))
                .isEmpty();
    }

    @Test
    void anAnswerToWhatIsNoLongerAskedSaysNothing() {
        said(ANNA, "education/grade_left", Answer.given("5"));

        assertThat(topics(ANNA)).doesNotContainKey(Topic.SCHOOL);
    }

    private void said(PersonId person, String question, Answer answer) {
        var path = FieldPath.of("each_member[" + person.value() + "]/" + question);
        filled.put(path, answer);
        answers.add(new GivenAnswer(path, person, answer, 1, new UUID(2, 2), Instant.EPOCH, "test"));
    }

    private Map<Topic, org.havn.needs.Answer> topics(PersonId person) {
        return topics(person, List.of());
    }

    private Map<Topic, org.havn.needs.Answer> topics(PersonId person, List<TopicAnswer> known) {
        var found = ShippedRules.on(TODAY).read(filled, List.of(ANNA.value(), BEN.value()));
        return InterviewTopics.of(FAMILY, filled, answers, found, known, TODAY).stream()
                .filter(it -> it.person().equals(person))
                .collect(Collectors.toMap(TopicAnswer::topic, TopicAnswer::answer));
    }
}
