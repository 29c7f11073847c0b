package org.havn.demo;

import java.util.List;
import org.havn.cases.ResettlementCase;
import org.havn.needs.Need;
import org.havn.needs.TopicAnswer;
import org.havn.people.Kinship;
import org.havn.people.Person;

/// One invented family with everything that Havn keeps about it.
///
/// @param persons also those who do not travel: the dead and the missing
public record DemoFamily(
        ResettlementCase resettlementCase,
        List<Person> persons,
        List<Kinship> kinships,
        List<Need> needs,
        List<TopicAnswer> answers) {

    public DemoFamily {
        persons = List.copyOf(persons);
        kinships = List.copyOf(kinships);
        needs = List.copyOf(needs);
        answers = List.copyOf(answers);
    }
}
