package org.havn.people;

import java.util.List;
import org.havn.reference.CountryCode;
import org.havn.reference.OccupationCode;
import org.jspecify.annotations.Nullable;

/// A person, travelling or not, living or not.
///
/// @param names in every script in use; the first is how the person writes it
public record Person(
        PersonId id,
        List<PersonName> names,
        BirthDate birth,
        Sex sex,
        MaritalStatus maritalStatus,
        LifeStatus life,
        CountryCode countryOfOrigin,
        List<LanguageSkill> languages,
        Education education,
        @Nullable OccupationCode occupation) {

    public Person {
        names = List.copyOf(names);
        languages = List.copyOf(languages);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("A person is known by at least one name: " + id.value());
        }
    }

    /// The name in the given script, or the first one where there is none.
    public PersonName nameIn(Script script) {
        return names.stream()
                .filter(it -> it.script().equals(script))
                .findFirst()
                .orElse(names.getFirst());
    }
}
