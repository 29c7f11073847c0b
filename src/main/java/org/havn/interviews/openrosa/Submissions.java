package org.havn.interviews.openrosa;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.cases.CaseMember;
import org.havn.cases.Cases;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.BroughtText;
import org.havn.interviews.FormSoundNotThere;
import org.havn.interviews.FormSounds;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.Recordings;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FilledXForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormSound;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Outline;
import org.havn.interviews.forms.QuestionType;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.people.Persons;
import org.havn.platform.Ids;
import org.havn.platform.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Interviews that go to a device of ODK's kind and come back as filled-in forms.
@Service
public class Submissions {
    private final CheckOuts checkOuts;
    private final Interviews interviews;
    private final Recordings recordings;
    private final FormSounds sounds;
    private final Cases cases;
    private final Persons persons;
    private final Texts texts;
    private final Clock clock;

    Submissions(
            CheckOuts checkOuts,
            Interviews interviews,
            Recordings recordings,
            FormSounds sounds,
            Cases cases,
            Persons persons,
            Texts texts,
            Clock clock) {
        this.checkOuts = checkOuts;
        this.interviews = interviews;
        this.recordings = recordings;
        this.sounds = sounds;
        this.cases = cases;
        this.persons = persons;
        this.texts = texts;
        this.clock = clock;
    }

    /// A form that a device may fetch.
    ///
    /// @param sounds the files that it names and that are here
    record Listed(UUID checkOut, String name, Form form, List<FormSounds.Kept> sounds) {}

    /// What is on a device's list: the interviews that were checked out to it and are still out.
    @Transactional(readOnly = true)
    List<Listed> listOf(String device) {
        return checkOuts.outOn(device).stream().map(this::listed).toList();
    }

    /// One of them.
    ///
    /// @throws org.havn.interviews.offline.CheckOutNotFound if it is not out on this device
    @Transactional(readOnly = true)
    Listed get(UUID checkOut, String device) {
        return listed(checkOuts.outOn(checkOut, device));
    }

    private Listed listed(CheckOut checkOut) {
        var interview = interviews.get(checkOut.interview());
        var name = interview.household() + " · " + LocalDate.ofInstant(checkOut.takenAt(), clock.getZone());
        var original = interviews.formOf(interview);
        var form = new CollectForm(original, members(interview)).toFill(checkOut.id(), name, labels(interview), texts);
        return new Listed(checkOut.id(), name, form, sounds.of(original));
    }

    /// A sound file of a form that a device may fetch.
    ///
    /// @throws org.havn.interviews.offline.CheckOutNotFound if the form is not out on this device
    /// @throws FormSoundNotThere if it has no such file
    @Transactional(readOnly = true)
    FormSound sound(UUID checkOut, String device, String name) {
        var interview = interviews.get(checkOuts.outOn(checkOut, device).interview());
        return sounds.find(interview.form(), interview.formVersion(), name).orElseThrow(FormSoundNotThere::new);
    }

    /// Takes a filled-in form in. The same one again changes nothing; one with another id that says something else is
    /// in
    /// conflict with it, and a person decides.
    ///
    /// @throws NotAgreed if it does not say that the family agreed
    /// @throws AttachmentsNotTaken if something came along that is no recording which it names
    /// @throws RecordingMissing if a recording which it names has not come
    @Transactional
    void receive(FilledXForm filled, Attached attached, String device) {
        var checkOut = checkOuts.onDevice(CollectForm.checkOut(filled.form()).orElseThrow(FormNotKnown::new), device);
        var interview = interviews.get(checkOut.interview());
        if (!CollectForm.agreed(filled)) {
            throw new NotAgreed();
        }
        interviews.begin(interview.id(), clock.instant(), interview.held());
        checkOuts.received(checkOut, recorded(operations(filled, interview, device), attached, interview));
    }

    /// The same answers, where those that name a recording say which one it is, now that it is kept. What comes in
    /// another request is left to that one.
    private List<AnswerOperation> recorded(List<AnswerOperation> operations, Attached attached, Interview interview) {
        var outline = new Outline(interviews.formOf(interview));
        var withdrawn = interviews.withdrawn(interview.id(), operations);
        var named = new HashSet<String>();
        var answers = new ArrayList<AnswerOperation>();
        for (var it : operations) {
            if (!isRecording(outline, it)) {
                answers.add(it);
                continue;
            }
            var name = it.answer().value();
            named.add(name);
            if (withdrawn.contains(it)) {
                answers.add(it);
                continue;
            }
            var sound = attached.file(name);
            if (sound.isPresent()) {
                answers.add(recordings.kept(new Recordings.Made(it, sound.get())));
            } else if (attached.all()
                    && recordings
                            .find(it.interview(), it.path(), it.key().toString())
                            .isEmpty()) {
                throw new RecordingMissing();
            }
        }
        if (!named.containsAll(attached.files().keySet())) {
            throw new AttachmentsNotTaken();
        }
        return answers;
    }

    private static boolean isRecording(Outline outline, AnswerOperation operation) {
        return operation.answer().standing() == Answer.Standing.GIVEN
                && outline.at(operation.path())
                        .filter(it ->
                                it.item() instanceof Item.Question question && question.type() == QuestionType.AUDIO)
                        .isPresent();
    }

    private List<AnswerOperation> operations(FilledXForm filled, Interview interview, String device) {
        var form = interviews.formOf(interview);
        var outline = new Outline(form);
        var collect = new CollectForm(form, members(interview));
        var operations = new ArrayList<AnswerOperation>();
        filled.values().forEach((path, typed) -> {
            var value = BroughtText.of(typed);
            if (path.name().equals(CollectForm.CONSENT) || path.name().equals(CollectForm.PERSON)) {
                return;
            }
            var item = outline.find(path.name()).map(Outline.Placed::item).orElse(null);
            if (item instanceof Item.Question question && !question.type().isAsked()) {
                return;
            }
            var answer = item instanceof Item.Question question ? Answer.to(question, value) : Answer.given(value);
            var place = collect.inInterview(filled, path, outline);
            operations.add(new AnswerOperation(
                    Ids.named("openrosa " + filled.instanceId() + " " + place),
                    interview.id(),
                    place,
                    answer,
                    0,
                    device,
                    clock.instant()));
        });
        return operations;
    }

    private List<UUID> ids(Interview interview) {
        return cases.get(interview.household()).members().stream()
                .map(CaseMember::person)
                .map(it -> it.value())
                .toList();
    }

    private Map<String, UUID> members(Interview interview) {
        var members = new LinkedHashMap<String, UUID>();
        ids(interview).forEach(it -> members.put("p" + (members.size() + 1), it));
        return members;
    }

    /// A number and a year of birth: enough to tell a family's members apart for whoever sits with them.
    private Map<String, String> labels(Interview interview) {
        var known = persons.all(cases.get(interview.household()).members().stream()
                .map(CaseMember::person)
                .toList());
        var labels = new LinkedHashMap<String, String>();
        for (var id : ids(interview)) {
            var number = labels.size() + 1;
            var person = known.get(new org.havn.people.PersonId(id));
            labels.put(
                    "p" + number,
                    person == null
                            ? String.valueOf(number)
                            : number + " · " + person.birth().year());
        }
        return labels;
    }
}
