package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.havn.access.keeping.CopiedPart;
import org.havn.access.keeping.CopiedRows;
import org.havn.access.keeping.PersonRecords;
import org.havn.access.keeping.Whom;
import org.havn.access.vault.KeyOwner;
import org.havn.cases.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is kept about what somebody needs, and what they said. In a copy a person finds their own needs and those of
/// the household as a whole; another member's are closed to them.
@Component
class NeedsRecords implements PersonRecords {
    private static final String OF_A_COPY = "access.copy";

    private record Asked(UUID need, CaseNumber household, KeyOwner owner) {}

    private final CopiedRows rows;
    private final JdbcClient jdbc;
    private final SealedWords words;
    private final ProposalRows proposals;

    NeedsRecords(CopiedRows rows, JdbcClient jdbc, SealedWords words, ProposalRows proposals) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.words = words;
        this.proposals = proposals;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "needs.need",
                "needs.own_words",
                "needs.translation",
                "needs.specific_need",
                "needs.step",
                "needs.step_words",
                "needs.topic_answer",
                "needs.proposal",
                // empty since the first start that sealed
                "needs.unsealed_words",
                "needs.unsealed_translation",
                "needs.unsealed_code",
                "needs.unsealed_step_words");
    }

    @Override
    public List<CopiedPart> copy(Whom whom) {
        return List.of(
                rows.part("needs.need", """
                        select id, case_number, rank, capability, hard, max_one_way_minutes, max_travel_hours_per_year,
                               visits_per_year, severity, before_travel, during_travel, after_arrival, evidence,
                               confirmed_on, due, state
                          from needs.need
                         where person_id = any(cast(:persons as uuid[]))
                            or (person_id is null and case_number = any(:cases))
                         order by case_number, rank""", whom),
                said(whom),
                rows.part("needs.specific_need", """
                        select s.need_id, s.code from needs.specific_need s join needs.need n on n.id = s.need_id
                         where n.person_id = any(cast(:persons as uuid[]))
                            or (n.person_id is null and n.case_number = any(:cases))
                         order by 1, 2""", whom),
                rows.part("needs.step", """
                        select s.id as step_id, s.need_id, s.at, s.state, s.arrangement, s.severity, s.evidence, s.due
                          from needs.step s join needs.need n on n.id = s.need_id
                         where n.person_id = any(cast(:persons as uuid[]))
                            or (n.person_id is null and n.case_number = any(:cases))
                         order by s.need_id, s.number""", whom),
                saidAtSteps(whom),
                proposals(whom),
                rows.part("needs.topic_answer", """
                        select topic, answer, answered_on from needs.topic_answer
                         where person_id = any(cast(:persons as uuid[])) and :cases is not null order by 1""", whom));
    }

    /// Their own words, opened one need at a time as everywhere; each opening is an event.
    private CopiedPart said(Whom whom) {
        var found = new ArrayList<Map<String, String>>();
        for (var asked : needs(whom)) {
            words.open(asked.household(), asked.need(), OF_A_COPY).forEach((need, told) -> {
                if (told.words().closed()) {
                    throw new CopyNotWhole();
                }
                var row = new LinkedHashMap<String, String>();
                row.put("need_id", need.toString());
                row.put("language", told.words().language().value());
                row.put("verbatim", told.words().verbatim());
                if (!told.outcome().isEmpty()) {
                    row.put("outcome", told.outcome());
                }
                if (!told.restricted().isEmpty()) {
                    row.put(
                            "restricted_codes",
                            String.join(
                                    " ",
                                    told.restricted().stream()
                                            .map(it -> it.value())
                                            .toList()));
                }
                for (var translation : told.words().translations()) {
                    row.put("translation_" + translation.language().value(), translation.text());
                }
                found.add(row);
            });
        }
        return new CopiedPart("needs.own_words", found);
    }

    private CopiedPart saidAtSteps(Whom whom) {
        var found = new ArrayList<Map<String, String>>();
        for (var asked : needs(whom)) {
            words.openOfSteps(asked.need(), asked.owner(), asked.household(), OF_A_COPY)
                    .forEach((step, text) -> found.add(Map.of("step_id", step.toString(), "words", text)));
        }
        return new CopiedPart("needs.step_words", found);
    }

    /// What the rules found in what they said, and what became of it.
    private CopiedPart proposals(Whom whom) {
        var found = new ArrayList<Map<String, String>>();
        for (var number : whom.cases()) {
            for (var proposal : proposals.all(new CaseNumber(number), OF_A_COPY)) {
                var person = proposal.person();
                if (person == null || whom.persons().contains(person.value())) {
                    found.add(row(proposal));
                }
            }
        }
        return new CopiedPart("needs.proposal", found);
    }

    private static Map<String, String> row(Proposal proposal) {
        var finding = proposal.finding();
        if (finding == null) {
            throw new CopyNotWhole();
        }
        var row = new LinkedHashMap<String, String>();
        row.put("proposal_id", proposal.id().value().toString());
        row.put("state", proposal.state().name());
        row.put("severity", proposal.severity().name());
        row.put("rule", finding.rule());
        var requirement = proposal.requirement();
        if (requirement != null) {
            row.put("capability", requirement.capability().value());
        }
        if (!finding.codes().isEmpty()) {
            row.put("codes", String.join(" ", finding.codes()));
        }
        if (!finding.words().isEmpty()) {
            row.put("words", finding.words());
        }
        if (!proposal.because().isEmpty()) {
            row.put("because", proposal.because());
        }
        row.put("told_at", proposal.toldAt().toString());
        return row;
    }

    private List<Asked> needs(Whom whom) {
        return jdbc.sql("""
                select id, case_number, person_id from needs.need
                 where person_id = any(cast(:persons as uuid[]))
                    or (person_id is null and case_number = any(:cases))
                 order by case_number, rank
                """)
                .param("persons", column(whom.persons(), it -> it))
                .param("cases", column(whom.cases(), it -> it))
                .query((row, _) -> new Asked(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        new CaseNumber(row.getString("case_number")),
                        SealedWords.owner(row.getObject("person_id", UUID.class), row.getString("case_number"))))
                .list();
    }

    @Override
    public Map<String, Integer> erase(Whom whom) {
        var gone = new LinkedHashMap<String, Integer>();
        gone.put("needs.proposal", rows.change("""
                delete from needs.proposal
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("needs.step_words", rows.change("""
                delete from needs.step_words w using needs.step s join needs.need n on n.id = s.need_id
                 where s.id = w.step_id
                   and (n.person_id = any(cast(:persons as uuid[])) or n.case_number = any(:cases))""", whom));
        gone.put("needs.step", rows.change("""
                delete from needs.step s using needs.need n
                 where n.id = s.need_id
                   and (n.person_id = any(cast(:persons as uuid[])) or n.case_number = any(:cases))""", whom));
        gone.put("needs.specific_need", rows.change("""
                delete from needs.specific_need s using needs.need n
                 where n.id = s.need_id
                   and (n.person_id = any(cast(:persons as uuid[])) or n.case_number = any(:cases))""", whom));
        gone.put("needs.translation", rows.change("""
                delete from needs.translation t using needs.need n
                 where n.id = t.need_id
                   and (n.person_id = any(cast(:persons as uuid[])) or n.case_number = any(:cases))""", whom));
        gone.put("needs.own_words", rows.change("""
                delete from needs.own_words w using needs.need n
                 where n.id = w.need_id
                   and (n.person_id = any(cast(:persons as uuid[])) or n.case_number = any(:cases))""", whom));
        gone.put("needs.topic_answer", rows.change("""
                delete from needs.topic_answer
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        gone.put("needs.need", rows.change("""
                delete from needs.need
                 where person_id = any(cast(:persons as uuid[])) or case_number = any(:cases)""", whom));
        return gone;
    }
}
