package org.havn.placement;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.NeedId;
import org.havn.needs.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hard needs that a named officer let go of for placement. They stay on show as uncovered.
@Component
class Waivers {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Needs needs;
    private final Clock clock;

    Waivers(JdbcClient jdbc, Vault vault, Needs needs, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.needs = needs;
        this.clock = clock;
    }

    /// Who waived a need, and when.
    ///
    /// @param because why, as it is kept: [DecisionReasons] opens it
    record Waiver(NeedId need, String by, Instant at, KeptNote because) {}

    Set<NeedId> of(List<HouseholdProfile> households) {
        return find(households.stream()
                        .flatMap(it -> it.needs().stream())
                        .map(it -> it.id())
                        .toList())
                .keySet();
    }

    Map<NeedId, Waiver> find(Collection<NeedId> needs) {
        if (needs.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<NeedId, Waiver>();
        jdbc.sql("select * from placement.waiver where need = any(:needs)")
                .param("needs", needs.stream().map(NeedId::value).toArray(UUID[]::new))
                .query(row -> {
                    var waiver = new Waiver(
                            new NeedId(row.getObject("need", UUID.class)),
                            row.getString("waived_by"),
                            row.getTimestamp("waived_at").toInstant(),
                            KeptNote.in(row, DecisionReasons.WAIVED, row.getString("need")));
                    found.put(waiver.need(), waiver);
                });
        return found.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// @throws NeedNotHere if it is no hard need of this household
    void requireHard(CaseNumber household, NeedId need) {
        if (!confirmedOf(household, need).requirement().hard()) {
            throw new NeedNotHere();
        }
    }

    /// Lets go of a hard need; doing so twice keeps the first reason.
    ///
    /// @param cost what it was said to change, as JSON; null where nobody asked
    /// @throws NeedNotHere if it is no hard need of this household
    @Transactional
    public void waive(CaseNumber household, NeedId need, String by, String because, @Nullable String cost) {
        requireHard(household, need);
        jdbc.sql("""
                insert into placement.waiver (need, case_number, because_sealed, waived_by, waived_at, cost)
                values (:need, :number, :because, :by, :now, cast(:cost as jsonb))
                on conflict do nothing
                """)
                .param("need", need.value())
                .param("number", household.value())
                .param(
                        "because",
                        vault.seal(
                                DecisionReasons.WAIVED,
                                need.value().toString(),
                                household.value(),
                                ReasonMissing.required(because)))
                .param("cost", cost)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Holds on to the need again.
    ///
    /// @throws NeedNotHere if it is no need of this household
    @Transactional
    public void takeBack(CaseNumber household, NeedId need) {
        confirmedOf(household, need);
        jdbc.sql("delete from placement.waiver where need = :need")
                .param("need", need.value())
                .update();
    }

    private ConfirmedNeed confirmedOf(CaseNumber household, NeedId need) {
        return needs.confirmedOf(List.of(household)).getOrDefault(household, List.of()).stream()
                .filter(it -> it.id().equals(need))
                .findFirst()
                .orElseThrow(NeedNotHere::new);
    }
}
