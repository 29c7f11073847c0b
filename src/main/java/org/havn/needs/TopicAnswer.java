package org.havn.needs;

import java.time.LocalDate;
import org.havn.cases.CaseNumber;
import org.havn.people.PersonId;

/// What one person answered on one topic, and when.
public record TopicAnswer(CaseNumber household, PersonId person, Topic topic, Answer answer, LocalDate on) {}
