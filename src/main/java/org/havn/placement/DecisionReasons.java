package org.havn.placement;

import java.util.ArrayList;
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
    static final SealedNote PLACED = SealedNote.of("placement.placement", "because", "id");
    static final SealedNote ENDED = SealedNote.of("placement.placement", "ended_because", "id");
    /// What speaks of no family, a rule about a place, is left as it is.
    static final SealedNote RULED = SealedNote.of("placement.rule", "because", "id");
    static final SealedNote WAIVED = SealedNote.of("placement.waiver", "because", "need");

    private static final String WHAT = "placement.reasons";

    private final JdbcClient jdbc;
    private final Vault vault;

    DecisionReasons(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Why one household was placed where it is, and why needs of it were let go of.
    ///
    /// @param placed empty where it is not placed
    record Why(String placed, Map<NeedId, String> waived) {}

    /// Why the household was placed where it is.
    String of(Placement placement) {
        return of(placement.household(), placement, List.of()).placed();
    }

    /// All of one household that a page shows, opened at once: it is one reading.
    Why of(CaseNumber household, @Nullable Placement placed, Collection<Waivers.Waiver> waivers) {
        var notes = new ArrayList<KeptNote>();
        if (placed != null) {
            notes.add(note(placed.id()));
        }
        waivers.forEach(it -> notes.add(it.because()));
        var texts = vault.openNotes(household.value(), WHAT, notes).iterator();
        var whyPlaced = placed == null ? "" : texts.next();
        var waived = new HashMap<NeedId, String>();
        waivers.forEach(it -> waived.put(it.need(), texts.next()));
        return new Why(whyPlaced, waived);
    }

    private KeptNote note(PlacementId placement) {
        return jdbc.sql("select because, because_sealed from placement.placement where id = :id")
                .param("id", placement.value())
                .query((row, _) -> KeptNote.in(row, PLACED, placement.value().toString()))
                .single();
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
