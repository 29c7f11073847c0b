package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.budgets.Budgets;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.AnsweredAnew;
import org.havn.platform.Choice;
import org.havn.platform.Listing;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.reference.Priority;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of cases. A name is asked for by POST, so that it stands in no address, no log and no history.
@Controller
class CaseListPage {
    static final String ADDRESS = "/work/cases";

    private final CaseSearch search;
    private final Cases cases;
    private final Persons persons;
    private final List<CaseCriterion> criteria;
    private final Budgets budgets;
    private final Readers readers;

    CaseListPage(
            CaseSearch search,
            Cases cases,
            Persons persons,
            List<CaseCriterion> criteria,
            Budgets budgets,
            Readers readers) {
        this.search = search;
        this.cases = cases;
        this.persons = persons;
        this.criteria = criteria;
        this.budgets = budgets;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, @RequestParam Map<String, String> asked, Model model) {
        var question = question(asked);
        model.addAttribute("view", view(question, "", search.find(question), readers.words(request)));
        return "cases/list";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @AnsweredAnew(value = "posted to keep a name out of addresses", asksOnly = true)
    @PostMapping(ADDRESS)
    String byName(HttpServletRequest request, @RequestParam Map<String, String> asked, Model model) {
        var called = asked.getOrDefault("called", "").strip();
        var question = question(asked);
        if (called.isEmpty()) {
            return "redirect:" + listing(question, 0).at(1);
        }
        var number = called.toUpperCase(Locale.ROOT);
        if (CaseNumber.mayBegin(number)) {
            // Written into the wrong field of the two. No name looks so, and a number is no secret of an address.
            return "redirect:" + listing(question.numbered(number), 0).at(1);
        }
        budgets.searchName();
        model.addAttribute("view", view(question, called, search.find(called, question), readers.words(request)));
        return "cases/list";
    }

    private CaseQuestion question(Map<String, String> asked) {
        var answers = new HashMap<String, String>();
        for (var criterion : criteria) {
            answers.put(criterion.parameter(), asked.getOrDefault(criterion.parameter(), ""));
        }
        var priority = one(Priority.values(), asked.getOrDefault("priority", ""));
        return new CaseQuestion(
                asked.getOrDefault("number", "").strip(),
                one(Stage.values(), asked.getOrDefault("stage", "")),
                priority == null ? "" : priority.name(),
                answers,
                order(asked.getOrDefault("sort", "")),
                asked.getOrDefault("down", "").equals("true"),
                page(asked.getOrDefault("page", "")));
    }

    private static CaseQuestion.Order order(String asked) {
        var order = one(CaseQuestion.Order.values(), asked.toUpperCase(Locale.ROOT));
        return order == null ? CaseQuestion.Order.PRIORITY : order;
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, String name) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static int page(String asked) {
        return asked.matches("[1-9]\\d{0,5}") ? Integer.parseInt(asked) : 1;
    }

    private Listing listing(CaseQuestion question, long total) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("number", question.number());
        filters.put("stage", question.stage() == null ? "" : question.stage().name());
        filters.put("priority", question.priority());
        criteria.forEach(it -> filters.put(it.parameter(), question.criteria().getOrDefault(it.parameter(), "")));
        return new Listing(
                ADDRESS,
                filters,
                question.order().name().toLowerCase(Locale.ROOT),
                question.descending(),
                question.page(),
                CaseQuestion.PAGE_SIZE,
                total);
    }

    private CaseListView view(CaseQuestion question, String called, CaseQuestion.Answer answer, Words words) {
        var page = called.isEmpty()
                ? answer.numbers()
                : answer.numbers().stream().limit(CaseQuestion.PAGE_SIZE).toList();
        return new CaseListView(
                listing(question, answer.total()),
                called,
                question.number(),
                question.stage() == null ? "" : question.stage().name(),
                question.priority(),
                Arrays.stream(Stage.values())
                        .map(it -> new Choice(it.name(), words.say("cases.stage." + it)))
                        .toList(),
                Arrays.stream(Priority.values())
                        .map(it -> new Choice(it.name(), words.say("cases.priority." + it)))
                        .toList(),
                criteria.stream()
                        .map(it -> new CaseListView.Criterion(
                                it.parameter(),
                                words.say(it.labelKey()),
                                question.criteria().getOrDefault(it.parameter(), ""),
                                it.choices(words).stream()
                                        .map(choice -> new Choice(choice.value(), choice.label()))
                                        .toList()))
                        .toList(),
                rows(List.copyOf(page), words));
    }

    private List<CaseListView.Row> rows(List<CaseNumber> numbers, Words words) {
        var byNumber = new HashMap<CaseNumber, ResettlementCase>();
        cases.all(numbers).forEach(it -> byNumber.put(it.number(), it));
        var applicants = persons.all(byNumber.values().stream()
                .map(it -> it.principalApplicant().person())
                .toList());
        var shown = new LinkedHashMap<String, Map<CaseNumber, String>>();
        criteria.forEach(it -> shown.put(words.say(it.labelKey()), it.shown(numbers, words)));
        return numbers.stream()
                .map(byNumber::get)
                .filter(it -> it != null)
                .map(it -> {
                    var applicant = applicants.get(it.principalApplicant().person());
                    var latin = applicant == null
                            ? ""
                            : applicant.nameIn(Script.LATIN).whole();
                    var original = applicant == null
                            ? ""
                            : applicant.names().getFirst().whole();
                    return new CaseListView.Row(
                            it.number().value(),
                            ADDRESS + "/" + it.number(),
                            latin,
                            original.equals(latin) ? "" : original,
                            it.householdSize(),
                            words.say("cases.stage." + it.stage()),
                            Tones.of(it),
                            words.date(it.stageSince()),
                            words.say("cases.priority." + it.submissionPriority()),
                            Tones.of(it.submissionPriority()),
                            shown.entrySet().stream()
                                    .map(entry -> new CaseListView.Shown(
                                            entry.getKey(), entry.getValue().getOrDefault(it.number(), "")))
                                    .toList());
                })
                .toList();
    }
}
