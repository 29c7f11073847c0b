package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havn.people.PersonId;

/// What a family needs, as far as UNHCR's form can say it: two letters a person. The module of needs implements it.
public interface FormNeeds {
    /// @param id the need's own identity; the same letters of the same form have the same one whenever they are read
    /// @param code the form's two letters, such as `SM`
    record Told(UUID id, PersonId person, String code) {}

    /// What the form can carry, beside how many needs there are.
    ///
    /// @param needs how many the reader sees; the form has nothing for their words, what they ask for and their way
    record Carried(int needs, List<Told> told) {
        public Carried {
            told = List.copyOf(told);
        }
    }

    /// Keeps what the form says as needs that somebody has still to confirm. Those that are known stay as they are.
    void voice(CaseNumber household, Collection<Told> told);

    /// Which letters the household's needs have, as far as they are open to the reader.
    Carried of(CaseNumber household);
}
