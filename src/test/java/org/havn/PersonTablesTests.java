package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.havn.access.keeping.PersonRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// No table with a row about somebody is passed over, by an erasure or by a copy: each new table belongs to a module's
/// [PersonRecords], or is said here to be about nobody.
@HavnTest
class PersonTablesTests {
    /// Schemas that hold what is public about places and lists, counts of everybody together, and the trail, which has
    /// ids and codes only.
    private static final Set<String> ABOUT_NOBODY =
            Set.of("platform", "audit", "reference", "communities", "publishing");

    /// About staff and their work, about rounds as a whole, and Flyway's own.
    private static final Set<String> ABOUT_NO_FAMILY = Set.of(
            "access.account",
            "access.app_password",
            "access.entry_code",
            "access.compartment_task",
            "access.failed_sign_in",
            "access.invitation",
            "access.key_store",
            "access.opening_try",
            "access.organisation",
            "access.organisation_login",
            "access.passkey",
            "access.recipient",
            "access.retention_rule",
            "access.role_grant",
            "access.session",
            "access.session_attributes",
            "access.turned_key",
            "access.unit",
            "cases.programme",
            "interviews.form",
            "interviews.form_sound",
            "interviews.form_waiting",
            "placement.round");

    /// A column with such a name makes a table one about somebody, whatever is said above.
    private static final String TELLTALE = "person_id|relative_id|case_number|need_id|step_id|from_case_number";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<PersonRecords> modules;

    @Test
    void everyTableAboutSomebodyIsOneModulesOwn() {
        var claimed = new ArrayList<String>();
        modules.forEach(it -> claimed.addAll(it.tables()));
        assertThat(claimed).doesNotHaveDuplicates();

        var expected = new TreeSet<String>();
        for (var table : tables()) {
            var schema = table.substring(0, table.indexOf('.'));
            if (!ABOUT_NOBODY.contains(schema) && !ABOUT_NO_FAMILY.contains(table) && !table.endsWith(".migration")) {
                expected.add(table);
            }
        }
        assertThat(new TreeSet<>(claimed)).isEqualTo(expected);
    }

    @Test
    void whatNamesAPersonOrACaseIsNeverCalledAboutNobody() {
        var telltale = jdbc.sql("""
                select distinct table_schema || '.' || table_name from information_schema.columns
                 where column_name ~ :names and table_schema <> 'audit'
                   and table_schema not in ('pg_catalog', 'information_schema')
                """)
                .param("names", "^(" + TELLTALE + ")$")
                .query(String.class)
                .list();

        assertThat(telltale)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(modules)
                        .as(table)
                        .anySatisfy(it -> assertThat(it.tables()).contains(table)));
    }

    private List<String> tables() {
        return jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
                """).query(String.class).list();
    }
}
