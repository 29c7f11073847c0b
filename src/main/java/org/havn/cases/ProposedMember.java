package org.havn.cases;

import java.util.List;
import java.util.UUID;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.LifeStatus;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Relation;
import org.havn.people.Sex;
import org.havn.reference.CountryCode;
import org.jspecify.annotations.Nullable;

/// Somebody who is to come onto a case. It becomes a person on record when a second person has agreed.
///
/// @param relation what the newcomer is to `relative`; null where nothing is known
public record ProposedMember(
        UUID id,
        CaseNumber household,
        PersonName name,
        BirthDate birth,
        Sex sex,
        Relationship relationship,
        @Nullable Relation relation,
        @Nullable PersonId relative) {

    /// The person that they will be on record.
    Person person(CountryCode origin) {
        return new Person(
                new PersonId(id),
                List.of(name),
                birth,
                sex,
                relationship == Relationship.SPOUSE ? MaritalStatus.MARRIED : MaritalStatus.UNKNOWN,
                LifeStatus.LIVING,
                origin,
                List.of(),
                Education.NOT_ASKED,
                null);
    }
}
