package org.havn.cases.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.havn.cases.CaseMember;
import org.havn.cases.FormNeeds;
import org.havn.cases.errf.ErrfBlock;
import org.havn.people.Kinship;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;

/// A family as it was read out of a form, before anything is kept.
///
/// @param number the form's own number of the case
/// @param members the principal applicant first
/// @param kept by person, what the house has no place for; of vulnerabilities and photographs, only their identifiers
/// @param ofHousehold the same for the household as a whole
/// @param notes what was not read into the house, as the ends of text keys
record FormFamily(
        String number,
        List<Person> persons,
        List<CaseMember> members,
        List<Kinship> kin,
        SubmissionCategory first,
        @Nullable SubmissionCategory second,
        Priority priority,
        LocalDate registeredOn,
        List<FormNeeds.Told> told,
        Map<PersonId, byte[]> photos,
        Map<PersonId, List<ErrfBlock>> kept,
        List<ErrfBlock> ofHousehold,
        List<String> notes) {
    @Override
    public String toString() {
        return "FormFamily[hidden]";
    }
}
