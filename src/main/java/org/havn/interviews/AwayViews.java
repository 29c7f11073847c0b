package org.havn.interviews;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Accounts;
import org.havn.access.AppPasswords;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.QuestionType;
import org.havn.interviews.offline.CheckOut;
import org.havn.interviews.offline.CheckOuts;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// What an interview's page shows of the devices that it is on, and of what came from them too late.
@Component
class AwayViews {
    private final CheckOuts checkOuts;
    private final Interviews interviews;
    private final SoundsAlong sounds;
    private final Accounts accounts;
    private final AppPasswords passwords;
    private final Clock clock;

    AwayViews(
            CheckOuts checkOuts,
            Interviews interviews,
            SoundsAlong sounds,
            Accounts accounts,
            AppPasswords passwords,
            Clock clock) {
        this.sounds = sounds;
        this.checkOuts = checkOuts;
        this.interviews = interviews;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    List<InterviewView.Away> of(Interview interview, Words words) {
        var all = checkOuts.ofInterview(interview.id());
        if (all.isEmpty()) {
            return List.of();
        }
        var names = accounts.displayNames(all.stream().map(CheckOut::account).collect(Collectors.toSet()));
        return all.stream()
                .map(it -> {
                    var state = it.at(clock.instant());
                    return new InterviewView.Away(
                            words.say(
                                    "interviews.away." + state,
                                    it.device(),
                                    words.moment(it.takenAt()),
                                    names.getOrDefault(it.account(), words.say("interviews.somebody")),
                                    words.moment(it.expiresAt())),
                            it.ending() == null
                                    ? InterviewViews.address(interview) + "/check-outs/" + it.id() + "/revocation"
                                    : "");
                })
                .toList();
    }

    List<InterviewView.LateAnswer> late(Interview interview, FilledForm filled, Words words) {
        var late = interviews.setAsideOf(interview.id());
        if (late.isEmpty()) {
            return List.of();
        }
        var names = accounts.displayNames(late.stream().map(SetAside::by).collect(Collectors.toSet()));
        return late.stream()
                .map(it -> new InterviewView.LateAnswer(
                        question(filled, it.path(), words),
                        new InterviewView.Side(
                                said(filled, it.path(), it.answer(), words),
                                sound(interview, filled, it.path(), it.answer()),
                                names.getOrDefault(it.by(), words.say("interviews.somebody")),
                                words.moment(it.at()),
                                it.device())))
                .toList();
    }

    /// Which of the form's sound files go along, said before anything is taken; empty where it has none.
    String soundsAlong(Interview interview, Form form, Words words) {
        var choice = sounds.of(interview, form);
        var size = Math.ceilDiv(choice.bytes(), 1_000);
        if (choice.left() == 0) {
            return choice.along().isEmpty()
                    ? ""
                    : words.say("interviews.away.sounds", choice.along().size(), size);
        }
        var most = SoundsAlong.MOST_BYTES / 1_000_000;
        return choice.along().isEmpty()
                ? words.say("interviews.away.sounds.none", most)
                : words.say("interviews.away.sounds.some", choice.along().size(), size, most);
    }

    /// The reader's own devices with a program of ODK's kind.
    List<Choice> devices() {
        return passwords.mine().stream()
                .map(it -> new Choice(it.device(), it.device()))
                .toList();
    }

    /// An answer in words; of a recording, that it is one.
    static String said(FilledForm filled, FieldPath path, Answer answer, Words words) {
        if (answer.value().isEmpty()) {
            return words.say("interviews.standing." + answer.standing());
        }
        return isRecording(filled, path) ? words.say("interviews.recording") : answer.value();
    }

    /// Where a recording is played; empty where the answer is none.
    static String sound(Interview interview, FilledForm filled, FieldPath path, Answer answer) {
        return answer.value().length() == 36 && isRecording(filled, path)
                ? RecordingPage.address(interview, path, UUID.fromString(answer.value()))
                : "";
    }

    private static boolean isRecording(FilledForm filled, FieldPath path) {
        return filled.outline()
                .find(path.name())
                .filter(it -> it.item() instanceof Item.Question question && question.type() == QuestionType.AUDIO)
                .isPresent();
    }

    /// What was asked; where the form has no such question, what the device called it.
    private static String question(FilledForm filled, FieldPath path, Words words) {
        return filled.outline()
                .find(path.name())
                .map(it -> it.item().label().in(words.locale().getLanguage(), "en"))
                .orElse(path.name());
    }
}
