package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havn.audit.Act;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.springframework.stereotype.Component;

/// What happened around somebody's way in: tries that failed, keys that came and went, codes that others made. Whoever
/// comes in and finds news since the last time is led to them first, because the news may be that it was somebody else.
@Component
public class AccountNews {
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST = 20;
    private static final List<Act> NEWS = List.of(
            AccessActs.SIGN_IN_FAILED,
            AccessActs.PASSKEY_ADDED,
            AccessActs.PASSKEY_REMOVED,
            AccessActs.PASSKEY_COPIED,
            AccessActs.ENTRY_CODE_MADE,
            AccessActs.ENTERED,
            AccessActs.ORGANISATION_LINKED,
            AccessActs.ORGANISATION_UNLINKED,
            AccessActs.SESSIONS_ENDED);

    private final AuditTrail trail;
    private final Clock clock;

    AccountNews(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /// The last thirty days, newest first.
    List<TrailEntry> lately(UUID account) {
        return trail.aboutAccount(account, NEWS, clock.instant().minus(SHOWN), MOST);
    }

    /// Whether something happened since this account last came in. Who was never here has no news.
    boolean sinceTheLastTime(UUID account) {
        var last = trail.aboutAccount(account, List.of(AccessActs.SIGNED_IN), Instant.EPOCH, 1);
        return !last.isEmpty()
                && !trail.aboutAccount(account, NEWS, last.getFirst().moment(), 1)
                        .isEmpty();
    }
}
