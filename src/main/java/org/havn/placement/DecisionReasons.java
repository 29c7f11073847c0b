package org.havn.placement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.needs.NeedId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Why people decided where a family settles: sealed under its household's key, and opened for the reader
/// of one case at a time, on record. Plans, lists and files never open any.
@Component
class DecisionReasons {
    static final SealedNote PLACED = new SealedNote("placement.placement", "because", """
            select id as row, case_number, because as words from placement.placement
             where because is not null order by id limit 500 for update skip locked
            """, """
            update placement.placement set because = null, because_sealed = :sealed where id = cast(:row as uuid)
            """, """
            select id as row, case_number, because_sealed as sealed from placement.placement
             where because_sealed is not null and case_number = :number
            """);
    static final SealedNote ENDED = new SealedNote("placement.placement", "ended_because", """
            select id as row, case_number, ended_because as words from placement.placement
             where ended_because is not null order by id limit 500 for update skip locked
            """, """
            update placement.placement set ended_because = null, ended_because_sealed = :sealed where id = cast(:row as uuid)
            """, """
            select id as row, case_number, ended_because_sealed as sealed from placement.placement
             where ended_because_sealed is not null and case_number = :number
            """);
    /// What speaks of no family, a rule about a place, is left as it is.
    static final SealedNote RULED = new SealedNote("placement.rule", "because", """
            select id as row, case_number, because as words from placement.rule
             where because is not null and case_number is not null order by id limit 500 for update skip locked
            """, """
            update placement.rule set because = null, because_sealed = :sealed where id = cast(:row as uuid)
            """, """
            select id as row, case_number, because_sealed as sealed from placement.rule
             where because_sealed is not null and case_number = :number
            """);
    static final SealedNote WAIVED = new SealedNote("placement.waiver", "because", """
            select need as row, case_number, because as words from placement.waiver
             where because is not null order by need limit 500 for update skip locked
            """, """
            update placement.waiver set because = null, because_sealed = :sealed where need = cast(:row as uuid)
            """, """
            select need as row, case_number, because_sealed as sealed from placement.waiver
             where because_sealed is not null and case_number = :number
            """);

    private static final String WHAT = "placement.reasons";

    private final JdbcClient jdbc;
    private final Vault vault;

    DecisionReasons(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Why the household was placed where it is.
    String of(Placement placement) {
        return jdbc.sql("select because, because_sealed from placement.placement where id = :id")
                .param("id", placement.id().value())
                .query((row, _) ->
                        KeptNote.in(row, PLACED, placement.id().value().toString()))
                .optional()
                .map(it -> opened(placement.household(), it))
                .orElse("");
    }

    /// Why these needs of one household were let go of.
    Map<NeedId, String> of(CaseNumber household, Collection<Waivers.Waiver> waivers) {
        var ordered = List.copyOf(waivers);
        var texts = vault.openNotes(
                household.value(),
                WHAT,
                ordered.stream().map(Waivers.Waiver::because).toList());
        var said = new HashMap<NeedId, String>();
        for (var i = 0; i < ordered.size(); i++) {
            said.put(ordered.get(i).need(), texts.get(i));
        }
        return said;
    }

    /// Why rules of the round were made: all that are about a place and no family, and of the others the
    /// one that was asked for, where the reader sees its family.
    Map<UUID, String> ofRules(RoundId round, @Nullable UUID asked) {
        var said = ofPlaces(round);
        if (asked != null) {
            ofFamily(round, asked).ifPresent(it -> said.put(asked, it));
        }
        return said;
    }

    private Optional<String> ofFamily(RoundId round, UUID rule) {
        return jdbc.sql("""
                select case_number, because, because_sealed from placement.rule
                 where id = :rule and round = :round and case_number is not null
                """)
                .param("rule", rule)
                .param("round", round.value())
                .query((row, _) -> Map.entry(
                        new CaseNumber(row.getString("case_number")), KeptNote.in(row, RULED, rule.toString())))
                .optional()
                .map(it -> opened(it.getKey(), it.getValue()));
    }

    private Map<UUID, String> ofPlaces(RoundId round) {
        var said = new HashMap<UUID, String>();
        jdbc.sql("""
                select id, because from placement.rule
                 where round = :round and case_number is null and lifted_at is null
                """).param("round", round.value()).query(row -> {
            said.put(row.getObject("id", UUID.class), row.getString("because"));
        });
        return said;
    }

    private String opened(CaseNumber household, KeptNote note) {
        return vault.openNotes(household.value(), WHAT, List.of(note)).getFirst();
    }
}
