package org.havn.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which compartments of a case are open to whoever asks: by a role held where the case is, or by a task that two
/// people gave by name. See docs/decisions/0141-compartments.md.
@Component
public class Compartments {
    /// Somebody with a task in a compartment of one case.
    public record Task(UUID account, Compartment compartment) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Compartments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The compartments of a case that the reader sees which are open to them. Havn's own work opens all.
    @Transactional(readOnly = true)
    public Set<Compartment> openIn(String caseNumber) {
        if (OwnWork.now().isPresent()) {
            return EnumSet.allOf(Compartment.class);
        }
        var open = EnumSet.noneOf(Compartment.class);
        open.addAll(jdbc.sql("""
                select c.compartment from access.compartment_task c
                 where exists (
                       select from access.role_grant g
                        where g.account = (select access.me()) and g.role = c.role and g.ended_at is null
                          and (g.until_at is null or g.until_at > statement_timestamp())
                          and (access.asked_roles() is null or g.role = any (access.asked_roles()))
                          and (exists (select from access.case_share s
                                         join access.case_scope k on k.case_number = s.case_number
                                        where s.case_number = :number and s.unit = g.unit and s.ended_at is null
                                          and (s.until_at is null or s.until_at > statement_timestamp())
                                          and (s.kind = 'HOLDER' or not k.locked))
                               or exists (select from access.case_assignment a
                                           where a.case_number = :number and a.account = g.account
                                             and a.ended_at is null)
                               or exists (select from access.case_opening o
                                           where o.case_number = :number and o.account = g.account
                                             and o.until_at > statement_timestamp())))
                union
                select t.compartment from access.case_task t
                 where t.case_number = :number and t.account = (select access.me()) and t.ended_at is null
                union
                -- a family's own account: which of its words it reads at all, its own policies say
                select unnest(cast(:all as text[])) where (select access.is_family())
                """)
                .param(
                        "all",
                        java.util.Arrays.stream(Compartment.values())
                                .map(Enum::name)
                                .toArray(String[]::new))
                .param("number", caseNumber)
                .query((row, _) -> Compartment.valueOf(row.getString(1)))
                .list());
        return open;
    }

    /// Who has a task in which compartment of a case, by name.
    @Transactional(readOnly = true)
    public List<Task> tasksIn(String caseNumber) {
        return OwnWork.of(
                "access.tasks",
                () -> jdbc.sql("""
                        select account, compartment from access.case_task
                         where case_number = :number and ended_at is null order by since
                        """)
                        .param("number", caseNumber)
                        .query((row, _) -> new Task(
                                row.getObject("account", UUID.class),
                                Compartment.valueOf(row.getString("compartment"))))
                        .list());
    }

    /// Opens a compartment of one case to an account. Two people decide that ([GiveTask]).
    void give(String caseNumber, UUID account, Compartment compartment, String by) {
        OwnWork.run(
                "access.tasks",
                () -> jdbc.sql("""
                        insert into access.case_task (case_number, account, compartment, given_by, since)
                        values (:number, :account, :compartment, :by, :now) on conflict do nothing
                        """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param("compartment", compartment.name())
                        .param("by", by)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /// Closes it again.
    void end(String caseNumber, UUID account, Compartment compartment) {
        OwnWork.run(
                "access.tasks",
                () -> jdbc.sql("""
                        update access.case_task set ended_at = :now
                         where case_number = :number and account = :account and compartment = :compartment
                           and ended_at is null
                        """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param("compartment", compartment.name())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }
}
