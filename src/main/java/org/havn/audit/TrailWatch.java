package org.havn.audit;

import java.util.Collection;

/// Hears of every event before it is written, and may add alarms to it: they are written with it or not at all.
///
/// It is asked in whatever transaction the act is done, so it must be quick and must not change anything.
@FunctionalInterface
public interface TrailWatch {
    /// @return what has to be told beside it; mostly nothing
    Collection<AuditEvent> alarms(Collection<AuditEvent> events);
}
