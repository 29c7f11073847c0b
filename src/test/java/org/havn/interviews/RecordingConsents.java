package org.havn.interviews;

import java.time.Instant;
import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.people.Assent;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.ConsentWay;
import org.havn.people.Consents;
import org.havn.people.FieldGroup;
import org.havn.people.PersonId;

/// What people of a family say about being recorded, told by whoever asks; a family may be shared with other tests.
public record RecordingConsents(Consents consents, CaseNumber family) {

    public boolean agrees(PersonId adult) {
        return agrees(adult, adult, Assent.NO_CHILD);
    }

    /// @param guardian who agrees for the child
    public boolean agrees(PersonId person, PersonId guardian, Assent assent) {
        var given = new Consents.Given(
                person,
                ConsentPurpose.RECORDING,
                ConsentRecipient.HAVN,
                FieldGroup.ALL,
                null,
                ConsentWay.SPOKEN,
                guardian,
                assent,
                "ar");
        consents.record(family.value(), List.of(given), Instant.now());
        return true;
    }

    /// Whatever this person ever agreed to of the kind.
    public boolean takesBack(PersonId person) {
        consents.of(family.value()).stream()
                .filter(it ->
                        it.purpose() == ConsentPurpose.RECORDING && it.person().equals(person))
                .forEach(it -> consents.withdraw(family.value(), it.id()));
        return true;
    }
}
