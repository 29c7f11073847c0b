package org.havn.interviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.cases.CaseMember;
import org.havn.cases.Cases;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.FilledForm;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.Item;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.springframework.stereotype.Component;

/// An interview's form, filled in as far as it is, with an instance for each member of the case.
@Component
class Household {
    private final Cases cases;
    private final Persons persons;
    private final Clock clock;

    Household(Cases cases, Persons persons, Clock clock) {
        this.cases = cases;
        this.persons = persons;
        this.clock = clock;
    }

    /// The names of a family's members, in the case's order.
    Map<PersonId, String> names(org.havn.cases.CaseNumber number) {
        var members =
                cases.get(number).members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var names = new LinkedHashMap<PersonId, String>();
        members.forEach(it -> names.put(
                it,
                known.containsKey(it)
                        ? known.get(it).nameIn(Script.LATIN).whole()
                        : it.value().toString()));
        return names;
    }

    FilledForm filled(Form form, Iterable<PersonId> members, List<GivenAnswer> answers) {
        var filled = new FilledForm(form, LocalDate.now(clock));
        for (var item : form.items()) {
            if (item instanceof Item.Repeat repeat && repeat.each() == Item.Each.MEMBERS) {
                members.forEach(it -> filled.open(instance(repeat.name(), it.value())));
            }
        }
        answers.forEach(it -> filled.put(it.path(), it.answer()));
        return filled;
    }

    static FieldPath instance(String repeat, UUID person) {
        return new FieldPath(List.of(new FieldPath.Step(repeat, person.toString())));
    }
}
