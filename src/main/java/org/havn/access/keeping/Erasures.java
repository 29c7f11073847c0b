package org.havn.access.keeping;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Erases persons and whole cases: first their keys, so that no copy of the database can be read any more, then their
/// rows in every module. The audit trail stays; it holds ids and codes.
///
/// An erasure is agreed to in one transaction and carried out by a job, which bears being killed at any point.
/// What the key store remembers of it outlives every restore: `docs/decisions/0131-erasure-that-holds.md`
@Service
public class Erasures {
    private static final String JOB = "erasure";
    static final String WORK = "access.erasure";

    private final ErasureRows rows;
    private final ObjectProvider<PersonRecords> modules;
    private final Vault vault;
    private final AuditTrail trail;
    private final ErasureQueue queue;
    private final TransactionTemplate transaction;
    private final SamePerson same;
    private final Clock clock;

    Erasures(
            ErasureRows rows,
            ObjectProvider<PersonRecords> modules,
            Vault vault,
            AuditTrail trail,
            ErasureQueue queue,
            TransactionTemplate transaction,
            SamePerson same,
            Clock clock) {
        this.rows = rows;
        this.modules = modules;
        this.vault = vault;
        this.trail = trail;
        this.queue = queue;
        this.transaction = transaction;
        this.same = same;
        this.clock = clock;
    }

    /// Keeps that something is to be erased, in the running transaction; a job does it when that has committed.
    UUID agreed(Erasure.Cause cause, @Nullable String rule, Whom asked) {
        var whom = OwnWork.of(WORK, () -> new Whom(same.andMerged(asked.persons()), asked.cases()));
        var id = Ids.next();
        OwnWork.run(
                WORK,
                () -> rows.insert(new Erasure(
                        id,
                        cause,
                        rule,
                        List.copyOf(whom.persons()),
                        List.copyOf(whom.cases()),
                        clock.instant(),
                        null,
                        Map.of())));
        queue.add(id);
        return id;
    }

    /// A whole case, and the persons who are on no other.
    Whom family(Collection<String> cases) {
        return OwnWork.of(WORK, () -> new Whom(rows.onlyOn(cases), java.util.Set.copyOf(cases)));
    }

    /// Carries an erasure out, or finishes one that was begun.
    void carryOut(UUID id) {
        OwnWork.run(WORK, () -> {
            var asked = transaction.execute(_ -> rows.held(id).orElse(null));
            if (asked == null || asked.doneAt() != null) {
                return;
            }
            var owners = owners(asked.whom());
            if (!owners.stream().allMatch(vault::erased)) {
                vault.erase(owners);
            }
            transaction.executeWithoutResult(_ -> deleteRows(id, owners.size()));
        });
    }

    private void deleteRows(UUID id, int keys) {
        var held = rows.held(id).orElseThrow();
        if (held.doneAt() != null) {
            return;
        }
        var counts = new TreeMap<String, Integer>();
        modules.stream()
                .sorted(Comparator.comparingInt(PersonRecords::order).reversed())
                .forEach(it -> counts.putAll(it.erase(held.whom())));
        counts.values().removeIf(it -> it == 0);
        rows.done(id, clock.instant(), counts);
        var events = new ArrayList<AuditEvent>();
        for (var person : held.persons()) {
            events.add(AuditEvent.byJob(JOB, KeepingActs.PERSON_ERASED, "person", person)
                    .with("erasure", id));
        }
        var done = AuditEvent.byJob(JOB, KeepingActs.ERASED, "erasure", id)
                .with("cause", held.cause())
                .with("persons", held.persons().size())
                .with("cases", held.cases().size())
                .with("keys", keys)
                .with(
                        "rows",
                        counts.values().stream().mapToInt(Integer::intValue).sum());
        events.add(held.cases().size() == 1 ? done.inCase(held.cases().getFirst()) : done);
        trail.recordAll(events);
    }

    /// Destroys the keys of persons and households for ever and leaves their rows: medical detail goes before
    /// identity.
    ///
    /// @return how many keys there were
    int words(String rule, Whom whom) {
        var owners = new ArrayList<KeyOwner>();
        whom.persons().forEach(it -> owners.add(KeyOwner.person(it)));
        whom.cases().forEach(it -> owners.add(KeyOwner.household(it)));
        owners.removeIf(vault::erased);
        if (!owners.isEmpty()) {
            vault.erase(owners);
            transaction.executeWithoutResult(_ -> trail.recordAll(whom.cases().stream()
                    .map(it -> AuditEvent.byJob(JOB, KeepingActs.WORDS_ERASED, "case", it)
                            .inCase(it)
                            .with("rule", rule))
                    .toList()));
        }
        return owners.size();
    }

    /// What stands in the database although the key store says that it was erased: an older backup brought it back.
    Whom broughtBack() {
        return OwnWork.of(WORK, () -> {
            var gone = vault.allErased();
            var persons = rows.everyPerson().stream()
                    .filter(it -> gone.contains(KeyOwner.person(it).withRows().id()))
                    .toList();
            var cases = rows.everyCase().stream()
                    .filter(it ->
                            gone.contains(KeyOwner.household(it).withRows().id()))
                    .toList();
            return new Whom(java.util.Set.copyOf(persons), java.util.Set.copyOf(cases));
        });
    }

    /// Erases again what a restored backup brought back.
    void eraseAgain() {
        var back = broughtBack();
        if (!back.persons().isEmpty() || !back.cases().isEmpty()) {
            var id = transaction.execute(_ -> agreed(Erasure.Cause.RESTORE, null, back));
            if (id != null) {
                carryOut(id);
            }
        }
    }

    /// The newest erasures, those that wait first.
    @Transactional(readOnly = true)
    List<Erasure> newest() {
        return OwnWork.of(WORK, () -> rows.newest(200));
    }

    /// Their keys, and the marks that say that their rows go too.
    private static List<KeyOwner> owners(Whom whom) {
        var owners = new ArrayList<KeyOwner>();
        for (var person : whom.persons()) {
            owners.add(KeyOwner.person(person));
            owners.add(KeyOwner.person(person).withRows());
        }
        for (var number : whom.cases()) {
            owners.add(KeyOwner.household(number));
            owners.add(KeyOwner.household(number).withRows());
        }
        return owners;
    }
}
