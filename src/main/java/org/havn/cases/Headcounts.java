package org.havn.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.people.AgeBand;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How many people of which age are on each case, for figures: counts, never a person.
@Service
public class Headcounts {
    /// A household as figures see it.
    ///
    /// @param persons how many of each age; who has died is not counted
    public record Headcount(CaseNumber household, Stage stage, Map<AgeBand, Integer> persons) {
        public Headcount {
            persons = Map.copyOf(persons);
        }

        /// Everybody on the case.
        public int size() {
            return persons.values().stream().mapToInt(it -> it).sum();
        }
    }

    private final JdbcClient jdbc;
    private final Persons persons;

    Headcounts(JdbcClient jdbc, Persons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    /// Every case that the reader sees; a job of Havn's own sees all.
    @Transactional(readOnly = true)
    public List<Headcount> all(LocalDate on) {
        var stages = new HashMap<CaseNumber, Stage>();
        jdbc.sql("select case_number, stage from cases.resettlement_case").query(row -> {
            stages.put(new CaseNumber(row.getString("case_number")), Stage.valueOf(row.getString("stage")));
        });
        var members = new HashMap<CaseNumber, List<PersonId>>();
        jdbc.sql("select case_number, person_id from cases.case_member").query(row -> {
            members.computeIfAbsent(new CaseNumber(row.getString("case_number")), _ -> new ArrayList<>())
                    .add(new PersonId(row.getObject("person_id", UUID.class)));
        });
        var ages =
                persons.ageBands(members.values().stream().flatMap(List::stream).toList(), on);
        var counts = new ArrayList<Headcount>();
        stages.forEach((number, stage) -> {
            var ofAge = new EnumMap<AgeBand, Integer>(AgeBand.class);
            for (var member : members.getOrDefault(number, List.of())) {
                var age = ages.get(member);
                if (age != null) {
                    ofAge.merge(age, 1, Integer::sum);
                }
            }
            counts.add(new Headcount(number, stage, ofAge));
        });
        return counts;
    }
}
