package org.havn.cases;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.people.NameHit;
import org.havn.people.Persons;
import org.havn.platform.Columns;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds cases by everything that the list offers.
@Component
class CaseSearch {
    private static final Table<Record> CASE = table(name("cases", "resettlement_case"));
    private static final Field<String> NUMBER = field(name("case_number"), String.class);
    private static final Field<String> STAGE = field(name("stage"), String.class);
    private static final Field<Integer> COUNT = DSL.count().over().as("total");
    private static final Map<String, Integer> STAGES =
            Arrays.stream(Stage.values()).collect(Collectors.toMap(Enum::name, Enum::ordinal));
    private static final int MOST_HITS = 400;

    private final DSLContext sql;
    private final Persons persons;
    private final CaseRows rows;
    private final List<CaseCriterion> criteria;

    CaseSearch(DSLContext sql, Persons persons, CaseRows rows, List<CaseCriterion> criteria) {
        this.sql = sql;
        this.persons = persons;
        this.rows = rows;
        this.criteria = criteria;
    }

    /// One page of the cases that answer the question.
    @Transactional(readOnly = true)
    CaseQuestion.Answer find(CaseQuestion question) {
        var condition = condition(question);
        // counted with the page, so that the database asks once and not twice which cases are seen
        var page = sql.select(NUMBER, COUNT)
                .from(CASE)
                .where(condition)
                .orderBy(order(question), NUMBER.asc())
                .limit(CaseQuestion.PAGE_SIZE)
                .offset((question.page() - 1) * CaseQuestion.PAGE_SIZE)
                .fetch();
        var total = page.isEmpty() && question.page() > 1
                ? sql.fetchCount(sql.selectOne().from(CASE).where(condition)) // behind the last page
                : page.isEmpty() ? 0 : page.getFirst().get(COUNT);
        return new CaseQuestion.Answer(page.map(it -> new CaseNumber(it.get(NUMBER))), total);
    }

    /// The cases on which somebody is called something like this, the likeliest first, all on one page.
    @Transactional(readOnly = true)
    CaseQuestion.Answer find(String calledLike, CaseQuestion question) {
        var hits = persons.search(calledLike, MOST_HITS);
        var caseOf = rows.withMembers(hits.stream().map(NameHit::person).toList());
        var ranked = hits.stream()
                .map(it -> caseOf.get(it.person()))
                .filter(it -> it != null)
                .distinct()
                .toList();
        var asked = new HashSet<>(sql.select(NUMBER)
                .from(CASE)
                .where(condition(question).and(among(ranked)))
                .fetch(NUMBER));
        var found = ranked.stream().filter(it -> asked.contains(it.value())).toList();
        return new CaseQuestion.Answer(found, found.size());
    }

    private Condition condition(CaseQuestion question) {
        var conditions = new ArrayList<Condition>();
        if (!question.number().isBlank()) {
            conditions.add(NUMBER.likeIgnoreCase("%" + digitsOrWhole(question.number()) + "%"));
        }
        if (question.stage() != null) {
            conditions.add(STAGE.eq(question.stage().name()));
        }
        if (!question.priority().isBlank()) {
            conditions.add(field(name("submission_priority"), String.class).eq(question.priority()));
        }
        for (var criterion : criteria) {
            var value = question.criteria().getOrDefault(criterion.parameter(), "");
            if (!value.isBlank()) {
                conditions.add(among(criterion.casesWith(value)));
            }
        }
        return DSL.and(conditions);
    }

    /// Somebody types `200`, `000200` or the whole number.
    private static String digitsOrWhole(String typed) {
        var text = typed.strip().toUpperCase(Locale.ROOT);
        return text.replaceAll("[^A-Z0-9-]", "");
    }

    /// Thousands of numbers as rows and not as one list, which would be gone through for each case.
    private static Condition among(Collection<CaseNumber> numbers) {
        var given = unnest(val(Columns.column(Set.copyOf(numbers), it -> it))).as("given", "number");
        return NUMBER.in(select(given.field("number", String.class)).from(given));
    }

    private static SortField<?> order(CaseQuestion question) {
        var column = switch (question.order()) {
            case NUMBER -> NUMBER;
            case SIZE -> field(name("household_size"));
            case SINCE -> field(name("stage_since"));
            case STAGE -> DSL.case_(STAGE).mapValues(STAGES);
            case PRIORITY -> field(name("pressing"));
        };
        return question.descending() ? column.desc() : column.asc();
    }
}
