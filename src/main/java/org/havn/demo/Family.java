package org.havn.demo;

import java.util.ArrayList;
import java.util.List;
import org.havn.people.Kinship;
import org.havn.people.Person;

/// An invented family while it is being made.
final class Family {
    final Origin origin;
    final List<Member> members = new ArrayList<>();
    /// Those who do not travel.
    final List<Person> others = new ArrayList<>();
    final List<Kinship> kinships = new ArrayList<>();
    final List<NeedDraft> needs = new ArrayList<>();

    Family(Origin origin) {
        this.origin = origin;
    }

    Member principalApplicant() {
        return members.getFirst();
    }

    boolean hasChildren() {
        return members.stream().anyMatch(it -> it.age() < 18);
    }

    /// How pressing the family's hard needs are, for the priorities.
    int pressing() {
        return needs.stream()
                .filter(NeedDraft::hard)
                .mapToInt(it -> switch (it.kind().severity()) {
                    case CRITICAL -> 100;
                    case HIGH -> 10;
                    case MODERATE, LOW -> 1;
                })
                .sum();
    }
}
