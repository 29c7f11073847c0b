package org.havn.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.havn.HavnTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When two records become one person, no column about a person is passed over.
@HavnTest
class FollowTests {
    /// Moved by a module's [FollowsPerson].
    private static final Set<String> MOVED = Set.of(
            "people.kinship.person_id",
            "people.kinship.relative_id",
            "people.name_key.person_id",
            "cases.case_member.person_id",
            "needs.need.person_id",
            "needs.topic_answer.person_id");

    /// Stays with the record for which it was written, and why that is right.
    private static final Set<String> STAYS = Set.of(
            // who they were on record: nothing is lost
            "people.person_name.person_id",
            "people.person_language.person_id",
            "people.merge.kept",
            "people.merge.absorbed",
            // seen where they were seen before; the kept one is added
            "access.person_scope.person_id",
            // ended with the merge
            "access.family_account.person_id",
            "access.family_sight.person_id",
            // what was said in an interview, and what is not to be asked again: sealed under the record's own key
            "interviews.answer.person_id",
            "interviews.answer_conflict.person_id",
            "interviews.answer_operation.person_id",
            "interviews.answer_set_aside.person_id",
            "interviews.told_topic.person_id",
            "interviews.closed_topic.person_id",
            // with the answers in which it was found, and sealed like them
            "needs.proposal.person_id",
            // sealed under the record's own key; how somebody is reached has to be asked again after a merge
            "people.contact.person_id",
            // what somebody agreed to under the record that they were; asked again after a merge
            "people.consent.person_id",
            "access.upload.person_id",
            // as a form said it of the record: sealed under the record's own key
            "cases.form_part.person_id",
            // what was handed out once
            "access.copy_made.person_id",
            // a proposal is made anew when somebody of it is another now
            "cases.proposed_member.relative_id");

    @Autowired
    private JdbcClient jdbc;

    /// A new column that fails here wants a [FollowsPerson] of its module, or a line above that says why it may stay.
    @Test
    void everyColumnAboutAPersonIsMovedOrSaidToStay() {
        var columns = new TreeSet<>(jdbc.sql("""
                select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                 where column_name ~ '^(person|person_id|relative_id|kept|absorbed)$' and data_type = 'uuid'
                   and table_schema not in ('pg_catalog', 'information_schema')
                """).query(String.class).set());
        var known = new TreeSet<>(MOVED);
        known.addAll(STAYS);

        assertThat(columns).isEqualTo(known);
    }
}
