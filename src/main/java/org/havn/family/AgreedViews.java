package org.havn.family;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.havn.access.FamilyAccount;
import org.havn.people.Assent;
import org.havn.people.Consent;
import org.havn.people.Consents;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.people.StopOrder;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// What a family's account agreed to, as its own page shows it: of each matter the newest line.
@Component
class AgreedViews {
    private final Consents consents;
    private final Persons persons;
    private final Clock clock;

    AgreedViews(Consents consents, Persons persons, Clock clock) {
        this.consents = consents;
        this.persons = persons;
        this.clock = clock;
    }

    List<FamilyView.Agreed> of(FamilyAccount mine, Words words) {
        var newest = List.copyOf(Consents.newest(consents.of(mine.caseNumber())));
        if (newest.isEmpty()) {
            return List.of();
        }
        var known = persons.all(newest.stream().map(Consent::person).distinct().toList());
        var stops = consents.stopOrders(mine.caseNumber());
        return newest.stream().map(it -> agreed(it, mine, known, stops, words)).toList();
    }

    private FamilyView.Agreed agreed(
            Consent it, FamilyAccount mine, Map<PersonId, Person> known, List<StopOrder> stops, Words words) {
        var holds = it.holdsOn(LocalDate.now(clock));
        var withdrawn = it.withdrawnAt();
        var until = it.until();
        var person = known.get(it.person());
        return new FamilyView.Agreed(
                withdrawn == null ? "/family/consents/" + it.id() + "/withdrawal" : "",
                words.say("people.consent.purpose." + it.purpose()),
                person == null || it.person().value().equals(mine.person())
                        ? words.say("family.need.yours")
                        : person.nameIn(words.locale().getLanguage().equals("ar") ? Script.ARABIC : Script.LATIN)
                                .given(),
                words.say("people.consent.say." + it.purpose()),
                words.say("people.consent.recipient." + it.recipient()),
                words.say("people.consent.fields." + it.fields()),
                until == null ? "" : words.date(until),
                it.assent() == Assent.NO_CHILD ? "" : words.say("family.consent.assent." + it.assent()),
                withdrawn != null
                        ? words.say("family.consent.withdrawn", words.moment(withdrawn))
                        : words.say(holds ? "family.consent.holds" : "family.consent.lapsed"),
                holds ? "success" : "warning",
                stops.stream()
                        .filter(stop -> stop.consent().equals(it.id()))
                        .map(stop -> told(stop, words))
                        .toList());
    }

    private static String told(StopOrder stop, Words words) {
        var answer = stop.answer();
        return answer == null
                ? words.say(stop.toldAt() == null ? "family.consent.stop.ordered" : "family.consent.stop.told")
                : words.say("family.consent.stop." + answer);
    }
}
