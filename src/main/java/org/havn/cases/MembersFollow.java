package org.havn.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.havn.access.CaseScopes;
import org.havn.access.FamilyAccounts;
import org.havn.people.FollowsPerson;
import org.havn.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Places on cases follow a person who turned out to be another on record. Somebody who stood on one case twice stands
/// on it once, and the place that went is kept with the merge.
@Component
class MembersFollow implements FollowsPerson {
    private static final String MOVED = "moved";
    private static final String TWICE = "twice";

    private record Place(String number, int position, String relationship, boolean travels) {}

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CompositionRows rows;
    private final CaseScopes scopes;
    private final FamilyAccounts families;
    private final FamilySight sight;

    MembersFollow(
            JdbcClient jdbc,
            Cases cases,
            CompositionRows rows,
            CaseScopes scopes,
            FamilyAccounts families,
            FamilySight sight) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.rows = rows;
        this.scopes = scopes;
        this.families = families;
        this.sight = sight;
    }

    @Override
    public String module() {
        return "cases";
    }

    @Override
    public int order() {
        return 20;
    }

    /// The one after whom a case is named cannot vanish into another of its members.
    @Override
    public void requireMergeable(PersonId absorbed, PersonId kept) {
        var theirs = places(kept).stream().map(Place::number).toList();
        if (places(absorbed).stream()
                .anyMatch(it -> theirs.contains(it.number())
                        && it.relationship().equals(Relationship.PRINCIPAL_APPLICANT.name()))) {
            throw new PrincipalApplicantStays();
        }
    }

    @Override
    public List<String> follow(PersonId absorbed, PersonId kept) {
        var done = new ArrayList<String>();
        var theirs = places(kept).stream().map(Place::number).toList();
        for (var it : places(absorbed)) {
            var number = new CaseNumber(it.number());
            if (theirs.contains(it.number())) {
                rows.remove(number, absorbed);
                done.add(String.join(
                        ":",
                        TWICE,
                        it.number(),
                        String.valueOf(it.position()),
                        it.relationship(),
                        String.valueOf(it.travels())));
                cases.setAside(number, SideState.COMPOSITION_CHANGED, null, "");
            } else {
                scopes.add(it.number(), Set.of(kept.value()));
                move(number, absorbed, kept);
                done.add(MOVED + ":" + it.number());
            }
        }
        families.endOf(absorbed.value(), "found-to-be-another");
        for (var number : touched(absorbed, kept, done)) {
            cases.tell(number, "cases.thread.same.merged", List.of(), null);
        }
        return List.copyOf(done);
    }

    @Override
    public void goBack(PersonId absorbed, PersonId kept, List<String> done) {
        for (var it : done) {
            var part = it.split(":", -1);
            var number = new CaseNumber(part[1]);
            if (part[0].equals(MOVED)) {
                move(number, kept, absorbed);
            } else {
                jdbc.sql("""
                        insert into cases.case_member (case_number, position, person_id, relationship, travels)
                        select :number, case when exists (select from cases.case_member
                                                           where case_number = :number and position = :position)
                                             then (select 1 + max(position) from cases.case_member
                                                    where case_number = :number)
                                             else :position end,
                               :person, :relationship, :travels
                        """)
                        .param("number", number.value())
                        .param("position", Integer.parseInt(part[2]))
                        .param("person", absorbed.value())
                        .param("relationship", part[3])
                        .param("travels", Boolean.parseBoolean(part[4]))
                        .update();
                rows.count(number);
                cases.setAside(number, SideState.COMPOSITION_CHANGED, null, "");
            }
        }
        for (var number : touched(absorbed, kept, done)) {
            cases.tell(number, "cases.thread.same.split", List.of(), null);
        }
    }

    private void move(CaseNumber number, PersonId from, PersonId to) {
        jdbc.sql("update cases.case_member set person_id = :to where case_number = :number and person_id = :from")
                .param("to", to.value())
                .param("from", from.value())
                .param("number", number.value())
                .update();
        rows.count(number);
    }

    /// Every case whose family is another one now; its accounts see anew.
    private Set<CaseNumber> touched(PersonId absorbed, PersonId kept, List<String> done) {
        var numbers = new LinkedHashSet<CaseNumber>();
        places(kept).forEach(it -> numbers.add(new CaseNumber(it.number())));
        places(absorbed).forEach(it -> numbers.add(new CaseNumber(it.number())));
        done.forEach(it -> numbers.add(new CaseNumber(it.split(":", -1)[1])));
        for (var number : numbers) {
            families.seeAnew(number.value(), sight.of(cases.get(number)));
        }
        return numbers;
    }

    private List<Place> places(PersonId person) {
        return jdbc.sql("select * from cases.case_member where person_id = :person order by case_number")
                .param("person", person.value())
                .query((row, _) -> new Place(
                        row.getString("case_number"),
                        row.getInt("position"),
                        row.getString("relationship"),
                        row.getBoolean("travels")))
                .list();
    }
}
