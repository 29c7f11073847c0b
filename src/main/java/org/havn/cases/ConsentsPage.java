package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Accounts;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.exports.Exports;
import org.havn.people.Assent;
import org.havn.people.Consent;
import org.havn.people.ConsentNotValid;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.ConsentWay;
import org.havn.people.Consents;
import org.havn.people.FieldGroup;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.people.StopAnswer;
import org.havn.people.StopOrder;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Texts;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a family agreed to, what it took back, and who has to stop and has said so.
@Controller
@RequestMapping(CaseListPage.ADDRESS + "/{number}/consents")
class ConsentsPage {
    private final Cases cases;
    private final Consents consents;
    private final Persons persons;
    private final FamilySight sight;
    private final Accounts accounts;
    private final Exports exports;
    private final Texts texts;
    private final Readers readers;
    private final Clock clock;

    ConsentsPage(
            Cases cases,
            Consents consents,
            Persons persons,
            FamilySight sight,
            Accounts accounts,
            Exports exports,
            Texts texts,
            Readers readers,
            Clock clock) {
        this.cases = cases;
        this.consents = consents;
        this.persons = persons;
        this.sight = sight;
        this.accounts = accounts;
        this.exports = exports;
        this.texts = texts;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping
    String show(@PathVariable String number, HttpServletRequest request, Model model) {
        model.addAttribute("view", view(cases.get(number), readers.words(request)));
        return "cases/consents";
    }

    /// Writes down what somebody agreed to, and in which language it was read back.
    @Allowed(Role.CASEWORKER)
    @PostMapping
    String record(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String fields,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String givenBy,
            @RequestParam(defaultValue = "") String assent,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String readBack) {
        var household = cases.get(number);
        var whose = member(household, person);
        var grown = sight.of(household);
        var by = grown.containsKey(whose.value()) ? whose : member(household, givenBy);
        if (!readBack.equals("yes")
                || !grown.containsKey(by.value())
                || !languages().contains(language)) {
            throw new ConsentNotValid();
        }
        consents.record(
                household.number().value(),
                List.of(new Consents.Given(
                        whose,
                        one(ConsentPurpose.values(), purpose),
                        one(ConsentRecipient.values(), recipient),
                        one(FieldGroup.values(), fields),
                        day(until),
                        one(ConsentWay.values(), way),
                        by,
                        by.equals(whose) ? Assent.NO_CHILD : one(Assent.values(), assent),
                        language)),
                clock.instant());
        return "redirect:" + address(household);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{consent}/withdrawal")
    String withdraw(@PathVariable String number, @PathVariable UUID consent) {
        var household = cases.get(number);
        consents.withdraw(household.number().value(), consent);
        return "redirect:" + address(household);
    }

    /// Keeps that a holder was told to stop, or what they answered.
    @Allowed(Role.CASEWORKER)
    @PostMapping("/stops/{stop}")
    String answer(
            @PathVariable String number, @PathVariable UUID stop, @RequestParam(defaultValue = "") String answer) {
        var household = cases.get(number);
        if (answer.isEmpty()) {
            consents.told(household.number().value(), stop);
        } else {
            consents.answered(household.number().value(), stop, one(StopAnswer.values(), answer));
        }
        return "redirect:" + address(household);
    }

    private static String address(ResettlementCase household) {
        return CaseListPage.ADDRESS + "/" + household.number() + "/consents";
    }

    private static PersonId member(ResettlementCase household, String id) {
        return household.members().stream()
                .map(CaseMember::person)
                .filter(it -> it.value().toString().equals(id))
                .findFirst()
                .orElseThrow(ConsentNotValid::new);
    }

    private static <E extends Enum<E>> E one(E[] values, String typed) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(ConsentNotValid::new);
    }

    private @Nullable LocalDate day(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException noDay) {
            throw new ConsentNotValid();
        }
    }

    private static List<String> languages() {
        return Texts.FAMILIES.stream().map(it -> it.getLanguage()).toList();
    }

    private ConsentView view(ResettlementCase household, Words words) {
        var number = household.number().value();
        var members = household.members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var grown = sight.of(household).keySet();
        var ledger = consents.of(number);
        var recorders =
                accounts.displayNames(ledger.stream().map(Consent::recordedBy).collect(Collectors.toSet()));
        var stops = consents.stopOrders(number);
        var holders = stops.isEmpty() ? Map.<UUID, String>of() : exports.called();
        return new ConsentView(
                number,
                address(household),
                ledger.stream().map(it -> line(it, known, recorders, words)).toList(),
                stops.stream().map(it -> stop(it, holders, words)).toList(),
                choices(members, known),
                choices(
                        members.stream()
                                .filter(it -> grown.contains(it.value()))
                                .toList(),
                        known),
                choices(ConsentPurpose.values(), "people.consent.purpose.", words),
                choices(ConsentRecipient.values(), "people.consent.recipient.", words),
                choices(FieldGroup.values(), "people.consent.fields.", words),
                choices(ConsentWay.values(), "cases.consent.way.", words),
                choices(new Assent[] {Assent.GIVEN, Assent.REFUSED, Assent.NOT_ASKED}, "cases.consent.assent.", words),
                languages().stream()
                        .map(it -> new Choice(it, words.say("cases.consent.language." + it)))
                        .toList(),
                choices(StopAnswer.values(), "cases.consent.answer.", words),
                aloud(),
                LocalDate.now(clock).toString());
    }

    private List<ConsentView.Aloud> aloud() {
        var sentences = new ArrayList<ConsentView.Aloud>();
        for (var locale : Texts.FAMILIES) {
            var words = texts.in(locale);
            for (var purpose : ConsentPurpose.values()) {
                sentences.add(new ConsentView.Aloud(
                        locale.getLanguage(),
                        words.direction(),
                        words.say("people.consent.purpose." + purpose),
                        words.say("people.consent.say." + purpose)));
            }
        }
        return sentences;
    }

    private ConsentView.Line line(Consent it, Map<PersonId, Person> known, Map<UUID, String> recorders, Words words) {
        var today = LocalDate.now(clock);
        var withdrawn = it.withdrawnAt();
        var until = it.until();
        var state = withdrawn != null
                ? words.say("cases.consent.withdrawn", words.moment(withdrawn))
                : words.say(it.holdsOn(today) ? "cases.consent.holds" : "cases.consent.lapsed");
        return new ConsentView.Line(
                it.id().toString(),
                name(it.person(), known, words),
                words.say("people.consent.purpose." + it.purpose()),
                words.say("people.consent.recipient." + it.recipient()),
                words.say("people.consent.fields." + it.fields()),
                until == null ? "" : words.date(until),
                words.say("cases.consent.way." + it.way()),
                name(it.givenBy(), known, words),
                it.assent() == Assent.NO_CHILD ? "" : words.say("cases.consent.assent." + it.assent()),
                words.has("cases.consent.language." + it.readBackIn())
                        ? words.say("cases.consent.language." + it.readBackIn())
                        : it.readBackIn(),
                words.say(
                        "cases.consent.recorded",
                        recorders.getOrDefault(it.recordedBy(), words.say("cases.consent.somebody")),
                        words.moment(it.givenAt())),
                state,
                it.holdsOn(today) ? Tone.SUCCESS : Tone.WARNING,
                withdrawn == null);
    }

    private static ConsentView.Stop stop(StopOrder it, Map<UUID, String> holders, Words words) {
        var told = it.toldAt();
        var answer = it.answer();
        return new ConsentView.Stop(
                it.id().toString(),
                holders.getOrDefault(it.holder(), it.holder().toString()),
                words.moment(it.issuedAt()),
                told == null ? words.say("cases.consent.stop.untold") : words.moment(told),
                answer == null ? words.say("cases.consent.stop.silent") : words.say("cases.consent.answer." + answer),
                answer != null,
                told != null);
    }

    private static String name(PersonId id, Map<PersonId, Person> known, Words words) {
        var person = known.get(id);
        return person == null
                ? words.say("cases.consent.somebody")
                : person.nameIn(Script.LATIN).whole();
    }

    private static List<Choice> choices(List<PersonId> members, Map<PersonId, Person> known) {
        return members.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(it -> new Choice(
                        it.id().value().toString(), it.nameIn(Script.LATIN).whole()))
                .toList();
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, String key, Words words) {
        return Arrays.stream(values)
                .map(it -> new Choice(it.name(), words.say(key + it)))
                .toList();
    }
}
