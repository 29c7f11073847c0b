package org.havn.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The trail of everything that is done, and of everything sensitive that is read.
///
/// Acts are recorded in the transaction that does them: both are kept or neither is. Whoever reads what is sensitive
/// records it *before* showing it; if the event cannot be written, there is nothing to show.
@Service
public class AuditTrail {
    /// Leaves this machine where the operator named a place for logs, and is written nowhere else. Told when an event
    /// is
    /// written; one that is undone afterwards was told all the same.
    private static final Logger TOLD = LoggerFactory.getLogger("trail");

    private final EventRows rows;
    private final TrailSearch search;
    private final Vocabulary vocabulary;
    private final ObjectProvider<TrailWatch> watches;

    AuditTrail(EventRows rows, TrailSearch search, Vocabulary vocabulary, ObjectProvider<TrailWatch> watches) {
        this.rows = rows;
        this.search = search;
        this.vocabulary = vocabulary;
        this.watches = watches;
    }

    /// Records an act in the running transaction.
    ///
    /// @throws AuditNotAvailable if the event cannot be written; let it fly, and the act is undone
    /// @throws IllegalStateException outside a transaction that may write
    public void record(AuditEvent event) {
        recordAll(List.of(event));
    }

    /// Records several acts in the running transaction, in one statement.
    public void recordAll(Collection<AuditEvent> events) {
        if (!mayWriteHere()) {
            throw new IllegalStateException("An act is recorded in the transaction that does it, and here is none");
        }
        write(() -> rows.insert(watched(events)));
    }

    /// Records that somebody reads something sensitive; call it before the first sensitive byte leaves.
    ///
    /// In a transaction that writes, the event belongs to it. Otherwise it is written at once, in a short
    /// transaction of its own; where a read-only transaction holds a connection already, over one of the
    /// trail's own, so that many readers never wait for each other.
    ///
    /// @throws AuditNotAvailable if the event cannot be written; let it fly, and nothing is shown
    public void opened(AuditEvent event) {
        openedAll(List.of(event));
    }

    /// Records several readings, in one statement.
    public void openedAll(Collection<AuditEvent> events) {
        var insideReadOnly = TransactionSynchronizationManager.isActualTransactionActive() && !mayWriteHere();
        write(() -> {
            if (insideReadOnly) {
                rows.insertAside(watched(events));
            } else {
                rows.insert(watched(events));
            }
        });
    }

    /// Who opened what belongs to a case, newest first: for the family and for whoever answers for the case.
    ///
    /// @param limit at most this many, up to 500
    public List<TrailEntry> openings(String caseNumber, int limit) {
        return search.openings(caseNumber, vocabulary.codes(Act.Kind.OPENING), Math.clamp(limit, 1, 500));
    }

    /// What happened with an account, newest first: what its owner did, and what was done to it.
    ///
    /// @param limit at most this many, up to 500
    public List<TrailEntry> aboutAccount(UUID account, Collection<Act> acts, Instant since, int limit) {
        return search.aboutAccount(account, acts.stream().map(Act::code).toList(), since, Math.clamp(limit, 1, 500));
    }

    /// One page of the trail. Whoever shows it records that it was opened.
    public TrailAnswer find(TrailQuestion question) {
        return search.find(question);
    }

    /// The acts that any module can record, in the order of their codes.
    public List<Act> acts() {
        return vocabulary.all();
    }

    /// The accounts that have left an event, at most 500 of them.
    public List<UUID> accountsSeen() {
        return search.accountsSeen();
    }

    private Collection<AuditEvent> watched(Collection<AuditEvent> events) {
        var all = new ArrayList<>(events);
        watches.orderedStream().forEach(it -> all.addAll(it.alarms(events)));
        all.forEach(it -> vocabulary.known(it.act()));
        if (TOLD.isInfoEnabled()) {
            all.forEach(it -> TOLD.info(
                    "{} {} {}:{} {} {}",
                    it.act().code(),
                    it.who(),
                    it.on().type(),
                    it.on().id(),
                    it.caseNumber() == null ? "-" : it.caseNumber(),
                    it.detail()));
        }
        return all;
    }

    private static boolean mayWriteHere() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private static void write(Runnable statement) {
        try {
            statement.run();
        } catch (CannotGetJdbcConnectionException unreachable) {
            throw new AuditNotAvailable(unreachable);
        } catch (DataAccessException failed) {
            throw new AuditNotAvailable(failed);
        }
    }
}
