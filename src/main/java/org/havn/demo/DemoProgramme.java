package org.havn.demo;

import java.util.List;
import java.util.function.Consumer;
import org.havn.access.DemoUnits;
import org.havn.access.Units;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.needs.Needs;
import org.havn.people.Persons;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads an invented programme through the same façades that real ones use.
///
/// A few hundred families go into each transaction. What is stored already is passed over, so a load that was
/// killed half-way is finished by loading again: nothing is lost and nothing is there twice.
@Service
public class DemoProgramme {
    private static final int FAMILIES_AT_A_TIME = 250;

    /// How far a load has come.
    public record Progress(int families, int of) {}

    private final Units units;
    private final Programmes programmes;
    private final Persons persons;
    private final Cases cases;
    private final Needs needs;
    private final WidowsInterview interview;
    private final TransactionTemplate transaction;

    DemoProgramme(
            Units units,
            Programmes programmes,
            Persons persons,
            Cases cases,
            Needs needs,
            WidowsInterview interview,
            TransactionTemplate transaction) {
        this.units = units;
        this.programmes = programmes;
        this.persons = persons;
        this.cases = cases;
        this.needs = needs;
        this.interview = interview;
        this.transaction = transaction;
    }

    /// Loads the demo programme of two hundred people.
    ///
    /// @param telling hears of progress after each transaction
    public ProgrammeId load(long seed, Consumer<Progress> telling) {
        return load(DemoPlan.twoHundred(seed), telling);
    }

    /// Loads whatever the plan asks for.
    public ProgrammeId load(DemoPlan plan, Consumer<Progress> telling) {
        var caseload = DemoCaseload.generate(plan);
        refuseASecondOne(caseload.programme().id());
        DemoUnits.openIn(units);
        programmes.open(caseload.programme());
        var families = caseload.families();
        for (var from = 0; from < families.size(); from += FAMILIES_AT_A_TIME) {
            var to = Math.min(from + FAMILIES_AT_A_TIME, families.size());
            var some = families.subList(from, to);
            transaction.executeWithoutResult(_ -> store(some));
            telling.accept(new Progress(to, families.size()));
        }
        transaction.executeWithoutResult(_ -> {
            cases.link(caseload.links());
            cases.keepAway(caseload.distances());
        });
        return caseload.programme().id();
    }

    /// Two invented programmes would give the same numbers to different families.
    private void refuseASecondOne(ProgrammeId wanted) {
        for (var known : programmes.all()) {
            if (known.demo() && !known.id().equals(wanted)) {
                throw new IllegalStateException(
                        "Another demo programme is here already, made from another seed or plan: " + known.name());
            }
        }
    }

    /// Whether a demo programme has been loaded to its end.
    boolean somethingIsHere() {
        return programmes.all().stream().filter(Programme::demo).anyMatch(it -> cases.peopleOf(it.id()) >= it.quota());
    }

    private void store(List<DemoFamily> families) {
        persons.register(families.stream().flatMap(it -> it.persons().stream()).toList());
        persons.relate(families.stream().flatMap(it -> it.kinships().stream()).toList());
        cases.open(families.stream().map(DemoFamily::resettlementCase).toList());
        var fromLists = families.stream().filter(it -> !isWidows(it)).toList();
        needs.voice(fromLists.stream().flatMap(it -> it.needs().stream()).toList());
        needs.answer(families.stream().flatMap(it -> it.answers().stream()).toList());
        families.stream().filter(DemoProgramme::isWidows).forEach(interview::hold);
    }

    private static boolean isWidows(DemoFamily family) {
        return family.resettlementCase().number().equals(WidowsFamily.NUMBER);
    }
}
