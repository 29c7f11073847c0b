package org.havn.interviews.offline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.interviews.FormSounds;
import org.havn.interviews.Interview;
import org.havn.interviews.Interviews;
import org.havn.interviews.Recordings;
import org.havn.interviews.SoundsAlong;
import org.havn.interviews.forms.FormJson;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What goes along on a device: the form, the names of the family, what was answered so far, what is not asked, and
/// who may be recorded, and where the sound files that go along are fetched: those are about nobody, and are not
/// sealed.
@Component
class TakenAlong {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Interviews interviews;
    private final Recordings recordings;
    private final SoundsAlong sounds;
    private final Cases cases;
    private final Persons persons;

    TakenAlong(Interviews interviews, Recordings recordings, SoundsAlong sounds, Cases cases, Persons persons) {
        this.interviews = interviews;
        this.recordings = recordings;
        this.sounds = sounds;
        this.cases = cases;
        this.persons = persons;
    }

    /// As JSON, with the keys of the check-out beside it.
    String json(CheckOuts.Taken taken) {
        var checkOut = taken.checkOut();
        var interview = interviews.get(checkOut.interview());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", checkOut.id().toString());
        json.put("taken", checkOut.takenAt().toString());
        json.put("expires", checkOut.expiresAt().toString());
        json.put("publicKey", taken.publicKey());
        json.put("half", taken.half());
        json.set("content", content(interview));
        return MAPPER.writeValueAsString(json);
    }

    private ObjectNode content(Interview interview) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("number", interview.household().value());
        json.put("begun", interview.consentAt() != null);
        json.put("language", interview.held().language().value());
        var dialect = interview.held().dialect();
        json.put("dialect", dialect == null ? "" : dialect);
        var interpreter = interview.held().interpreter();
        json.put("interpreter", interpreter == null ? "" : interpreter);
        var members = json.putArray("members");
        names(interview.household())
                .forEach((id, name) ->
                        members.addObject().put("id", id.toString()).put("name", name));
        var answers = json.putArray("answers");
        interviews
                .answersOf(interview.id())
                .forEach(it -> answers.addObject()
                        .put("path", it.path().toString())
                        .put("standing", it.answer().standing().name())
                        .put("value", it.answer().value())
                        .put("version", it.version()));
        var closed = json.putArray("closed");
        interviews
                .closedTopics(interview.household())
                .forEach(it -> closed.addObject()
                        .put("person", it.person().value().toString())
                        .put("topic", it.topic().name()));
        var voices = json.putArray("voices");
        recordings.voices(interview.household()).forEach(it -> {
            var person = it.person();
            var until = it.until();
            voices.addObject()
                    .put("person", person == null ? "" : person.value().toString())
                    .put("until", until == null ? "" : until.toString());
        });
        var form = interviews.formOf(interview);
        json.set("form", MAPPER.readTree(FormJson.write(form)));
        var choice = sounds.of(interview, form);
        var files = json.putObject("sounds");
        choice.along().forEach(it -> files.put(it.name(), FormSounds.address(form, it.name())));
        json.put("soundsLeft", choice.left());
        return json;
    }

    private Map<UUID, String> names(CaseNumber number) {
        var members =
                cases.get(number).members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var names = new LinkedHashMap<UUID, String>();
        for (PersonId it : members) {
            var person = known.get(it);
            names.put(
                    it.value(),
                    person == null
                            ? it.value().toString()
                            : person.nameIn(Script.LATIN).whole());
        }
        return names;
    }
}
