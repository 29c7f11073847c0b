package org.havn.needs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals an owner's proposals anew when their key is turned.
@Component
class ResealedProposals implements SealedRows {
    private record Anew(UUID id, Optional<byte[]> told, Optional<byte[]> because) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    ResealedProposals(JdbcClient jdbc, Vault vault, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run("needs.reseal", () -> transaction.executeWithoutResult(_ -> sealAnew(owner)));
    }

    private void sealAnew(KeyOwner owner) {
        var anew = new ArrayList<Anew>();
        jdbc.sql("""
                select id, told, because from needs.proposal
                 where person_id = :owner or (person_id is null and case_number = any(:households)) for update
                """)
                .param("owner", owner.id())
                .param("households", households(owner))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    anew.add(new Anew(
                            id,
                            anew(ProposalRows.told(id), owner, row.getBytes("told")),
                            anew(ProposalRows.because(id), owner, row.getBytes("because"))));
                });
        for (var it : anew) {
            jdbc.sql("""
                    update needs.proposal set told = coalesce(cast(:told as bytea), told),
                                              because = coalesce(cast(:because as bytea), because)
                     where id = :id
                    """)
                    .param("id", it.id())
                    .param("told", it.told().orElse(null))
                    .param("because", it.because().orElse(null))
                    .update();
        }
    }

    /// Which case has a household's key shows only by trying.
    private String[] households(KeyOwner owner) {
        return jdbc
                .sql("select distinct case_number from needs.proposal where person_id is null")
                .query(String.class)
                .list()
                .stream()
                .filter(it -> KeyOwner.household(it).equals(owner))
                .toArray(String[]::new);
    }

    private Optional<byte[]> anew(Place place, KeyOwner owner, byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        var sealed = new Sealed(place, owner, bytes);
        return vault.stale(sealed) ? vault.reseal(List.of(sealed)).getFirst() : Optional.empty();
    }
}
