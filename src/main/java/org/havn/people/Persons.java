package org.havn.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The persons whom Havn knows, and how they are kin.
@Service
public class Persons {
    private final PersonRows rows;
    private final NameSearch names;

    Persons(PersonRows rows, NameSearch names) {
        this.rows = rows;
        this.names = names;
    }

    /// Keeps persons that are not known yet; those that are stay as they are. Bears running twice.
    ///
    /// @return how many were new
    @Transactional
    public int register(Collection<Person> persons) {
        return rows.insertNew(persons);
    }

    /// Keeps who is kin to whom. Both persons are known; a tie that is known already stays as it is.
    @Transactional
    public void relate(Collection<Kinship> ties) {
        rows.relate(ties);
    }

    /// The person with this identifier.
    @Transactional(readOnly = true)
    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(all(List.of(id)).get(id));
    }

    /// The persons with these identifiers; unknown ones are left out.
    @Transactional(readOnly = true)
    public Map<PersonId, Person> all(Collection<PersonId> ids) {
        return rows.all(ids);
    }

    /// How old these persons are on the day, and no more of them; who has died is left out.
    @Transactional(readOnly = true)
    public Map<PersonId, AgeBand> ageBands(Collection<PersonId> ids, LocalDate on) {
        return rows.ageBands(ids, on);
    }

    /// Every tie of these persons, told from their side: `person` is always one of those asked for.
    @Transactional(readOnly = true)
    public List<Kinship> kinOf(Collection<PersonId> persons) {
        return rows.kinOf(persons);
    }

    /// Keeps that somebody has died. What was known of them stays.
    @Transactional
    public void died(PersonId person) {
        rows.died(person);
    }

    /// Who is called something like this, in whatever script and spelling, the likeliest first.
    ///
    /// The name is never logged and never part of an address.
    @Transactional(readOnly = true)
    public List<NameHit> search(String name, int atMost) {
        return names.search(name, atMost);
    }
}
