package org.havn.needs;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Compartment;
import org.havn.access.Compartments;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.interviews.InterviewId;
import org.havn.people.PersonId;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of proposals. What was found is sealed under the key of whose need it would be.
@Component
class ProposalRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final String PROPOSAL = "needs.proposal";
    private static final String OPENED = "needs.proposals";

    /// A proposal with the mark under which the same finding is known again.
    record Marked(Proposal proposal, String mark) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Compartments compartments;

    ProposalRows(JdbcClient jdbc, Vault vault, Compartments compartments) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.compartments = compartments;
    }

    static Place told(UUID id) {
        return new Place(PROPOSAL, "told", id.toString());
    }

    static Place because(UUID id) {
        return new Place(PROPOSAL, "because", id.toString());
    }

    private static KeyOwner owner(Proposal proposal) {
        var person = proposal.person();
        return SealedWords.owner(
                person == null ? null : person.value(), proposal.household().value());
    }

    /// The same for the same rule and the same person of a case; without the key store it tells nothing.
    String mark(CaseNumber household, String rule, @Nullable UUID person) {
        return HEX.formatHex(vault.blindIndex(PROPOSAL, "mark", household + "/" + rule + "/" + person));
    }

    /// What is not to be proposed again: it waits, or has become a need that is open.
    Set<String> standing(CaseNumber household) {
        return new HashSet<>(jdbc.sql("""
                select encode(p.mark, 'hex') from needs.proposal p left join needs.need n on n.id = p.id
                 where p.case_number = :number
                   and (p.state = 'WAITING' or n.state in ('VOICED', 'CONFIRMED', 'PLANNED', 'GIVEN'))
                """)
                .param("number", household.value())
                .query(String.class)
                .list());
    }

    void insert(List<Marked> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        var found = proposals.stream().map(Marked::proposal).toList();
        var sealed = vault.seal(found.stream()
                .map(it -> new Unsealed(
                        told(it.id().value()),
                        owner(it),
                        Objects.requireNonNull(it.finding()).text()))
                .toList());
        jdbc.sql("""
                insert into needs.proposal
                    (id, case_number, person_id, interview_id, mark, rules, capability, max_one_way_minutes,
                     max_travel_hours_per_year, visits_per_year, severity, before_travel, during_travel,
                     after_arrival, told, told_to, told_at, proposed_at)
                select id, number, person, interview, decode(mark, 'hex'), rules, capability, minutes, hours, visits,
                       severity, before, during, after, decode(told, 'hex'), told_to, told_at, proposed_at
                  from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:person as uuid[]),
                              cast(:interview as uuid[]), cast(:mark as text[]), cast(:rules as text[]),
                              cast(:capability as text[]), cast(:minutes as integer[]), cast(:hours as integer[]),
                              cast(:visits as integer[]), cast(:severity as text[]), cast(:before as boolean[]),
                              cast(:during as boolean[]), cast(:after as boolean[]), cast(:told as text[]),
                              cast(:told_to as uuid[]), cast(:told_at as timestamptz[]),
                              cast(:proposed_at as timestamptz[]))
                       as it (id, number, person, interview, mark, rules, capability, minutes, hours, visits, severity,
                              before, during, after, told, told_to, told_at, proposed_at)
                    on conflict (interview_id, mark) do nothing
                """)
                .param("id", column(found, it -> it.id().value()))
                .param("number", column(found, Proposal::household))
                .param(
                        "person",
                        column(
                                found,
                                it -> it.person() == null ? null : it.person().value()))
                .param("interview", column(found, Proposal::interview))
                .param("mark", column(proposals, Marked::mark))
                .param("rules", column(found, Proposal::rules))
                .param(
                        "capability",
                        column(
                                found,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().capability()))
                .param(
                        "minutes",
                        column(
                                found,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().maxOneWayMinutes()))
                .param(
                        "hours",
                        column(
                                found,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().maxTravelHoursPerYear()))
                .param(
                        "visits",
                        column(
                                found,
                                it -> it.requirement() == null
                                        ? null
                                        : it.requirement().visitsPerYear()))
                .param("severity", column(found, Proposal::severity))
                .param("before", column(found, it -> it.phases().contains(Phase.BEFORE_TRAVEL)))
                .param("during", column(found, it -> it.phases().contains(Phase.DURING_TRAVEL)))
                .param("after", column(found, it -> it.phases().contains(Phase.AFTER_ARRIVAL)))
                .param("told", column(sealed, HEX::formatHex))
                .param("told_to", column(found, Proposal::toldTo))
                .param("told_at", column(found, Proposal::toldAt))
                .param("proposed_at", column(found, Proposal::proposedAt))
                .update();
    }

    /// The proposals of a household in one state, the most pressing first; what was found is opened, and that is on
    /// record. What belongs to a compartment that the reader's task does not open stays closed.
    List<Proposal> of(CaseNumber household, Proposal.State state) {
        return opened(
                household,
                jdbc.sql("""
                        select * from needs.proposal where case_number = :number and state = :state
                         order by array_position(array['CRITICAL', 'HIGH', 'MODERATE', 'LOW'], severity), proposed_at, id
                        """)
                        .param("number", household.value())
                        .param("state", state.name())
                        .query((row, _) -> row(row))
                        .list());
    }

    /// Every proposal of a household, for whatever the trail will say.
    List<Proposal> all(CaseNumber household, String what) {
        return opened(
                household,
                what,
                jdbc.sql("select * from needs.proposal where case_number = :number order by told_at, id")
                        .param("number", household.value())
                        .query((row, _) -> row(row))
                        .list());
    }

    /// How many wait for a decision.
    int waiting(CaseNumber household) {
        return jdbc.sql("select count(*) from needs.proposal where case_number = :number and state = 'WAITING'")
                .param("number", household.value())
                .query(Integer.class)
                .single();
    }

    Optional<Proposal> find(CaseNumber household, NeedId id) {
        return opened(
                        household,
                        jdbc.sql("select * from needs.proposal where case_number = :number and id = :id")
                                .param("number", household.value())
                                .param("id", id.value())
                                .query((row, _) -> row(row))
                                .list())
                .stream()
                .findFirst();
    }

    /// A proposal of this household, held until the transaction ends.
    Optional<Proposal> hold(CaseNumber household, NeedId id) {
        return opened(
                        household,
                        jdbc.sql("""
                        select * from needs.proposal where case_number = :number and id = :id for update
                        """)
                                .param("number", household.value())
                                .param("id", id.value())
                                .query((row, _) -> row(row))
                                .list())
                .stream()
                .findFirst();
    }

    void decide(Proposal proposal, Proposal.State state, String by, Instant at, String because) {
        jdbc.sql("""
                update needs.proposal
                   set state = :state, decided_by = :by, decided_at = :at, because = decode(cast(:because as text), 'hex')
                 where id = :id
                """)
                .param("id", proposal.id().value())
                .param("state", state.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "because",
                        because.isEmpty()
                                ? null
                                : HEX.formatHex(vault.seal(because(proposal.id().value()), owner(proposal), because)))
                .update();
    }

    /// A row with what is sealed in it.
    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Row(Proposal proposal, byte[] told, byte @Nullable [] because) {
        @Override
        public String toString() {
            return "Row[" + proposal + ", hidden]";
        }
    }

    private List<Proposal> opened(CaseNumber household, List<Row> rows) {
        return opened(household, OPENED, rows);
    }

    private List<Proposal> opened(CaseNumber household, String what, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var sealed = new ArrayList<Sealed>();
        for (var row : rows) {
            var id = row.proposal().id().value();
            sealed.add(new Sealed(told(id), owner(row.proposal()), row.told()));
            if (row.because() != null) {
                sealed.add(new Sealed(because(id), owner(row.proposal()), row.because()));
            }
        }
        var open = compartments.openIn(household.value());
        var texts = vault.open(new Reading(household.value(), what), sealed).iterator();
        var found = new ArrayList<Proposal>();
        for (var row : rows) {
            var finding = texts.next().map(Finding::of).filter(it -> mayBeRead(it, row.proposal(), open));
            var because = row.because() == null ? "" : texts.next().orElse("");
            found.add(with(row.proposal(), finding.orElse(null), finding.isPresent() ? because : ""));
        }
        return found;
    }

    private static boolean mayBeRead(Finding finding, Proposal proposal, Set<Compartment> open) {
        return open.containsAll(Proposal.compartments(finding, proposal.requirement()));
    }

    private static Proposal with(Proposal it, @Nullable Finding finding, String because) {
        return new Proposal(
                it.id(),
                it.household(),
                it.person(),
                it.interview(),
                it.rules(),
                finding,
                it.requirement(),
                it.severity(),
                it.phases(),
                it.toldTo(),
                it.toldAt(),
                it.proposedAt(),
                it.state(),
                it.decidedBy(),
                it.decidedAt(),
                because);
    }

    private static Row row(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var capability = row.getString("capability");
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        var phases = EnumSet.noneOf(Phase.class);
        if (row.getBoolean("before_travel")) {
            phases.add(Phase.BEFORE_TRAVEL);
        }
        if (row.getBoolean("during_travel")) {
            phases.add(Phase.DURING_TRAVEL);
        }
        if (row.getBoolean("after_arrival")) {
            phases.add(Phase.AFTER_ARRIVAL);
        }
        var proposal = new Proposal(
                new NeedId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                person == null ? null : new PersonId(person),
                new InterviewId(row.getObject("interview_id", UUID.class)),
                row.getString("rules"),
                null,
                capability == null
                        ? null
                        : new Requirement(
                                new CapabilityCode(capability),
                                false,
                                row.getObject("max_one_way_minutes", Integer.class),
                                row.getObject("max_travel_hours_per_year", Integer.class),
                                row.getObject("visits_per_year", Integer.class)),
                Severity.valueOf(row.getString("severity")),
                phases,
                row.getObject("told_to", UUID.class),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Proposal.State.valueOf(row.getString("state")),
                Objects.requireNonNullElse(row.getString("decided_by"), ""),
                decidedAt == null ? null : decidedAt.toInstant(),
                "");
        return new Row(proposal, row.getBytes("told"), row.getBytes("because"));
    }
}
