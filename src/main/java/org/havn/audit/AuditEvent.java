package org.havn.audit;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a module tells the trail. Its id, its moment and its request are added when it is written.
///
/// ```java
/// trail.record(AuditEvent.by(actor.account(), NeedActs.CONFIRMED, "need", need.id())
///         .inCase(number.value())
///         .with("capability", capability.value()));
/// ```
///
/// @param caseNumber the case that it belongs to, so that a family can be shown who opened its file
/// @param purpose why, as a code; the sentence behind it stays with the module that asked for it, where it can be
///     erased
public record AuditEvent(
        Act act,
        Who who,
        Subject on,
        @Nullable String caseNumber,
        @Nullable String purpose,
        Detail detail) {

    public AuditEvent {
        if (caseNumber != null) {
            Codes.requireId(caseNumber);
        }
        if (purpose != null) {
            Codes.requirePurpose(purpose);
        }
    }

    /// Something that a person did or opened.
    ///
    /// @param type the kind of object, such as `need`
    /// @param id the object's id or code; its text is taken, so an id's own type has to print as the bare id
    public static AuditEvent by(UUID account, Act act, String type, Object id) {
        return new AuditEvent(act, new Who.Account(account), new Subject(type, id.toString()), null, null, Detail.NONE);
    }

    /// Something that a job of Havn's own did.
    public static AuditEvent byJob(String job, Act act, String type, Object id) {
        return new AuditEvent(act, new Who.Job(job), new Subject(type, id.toString()), null, null, Detail.NONE);
    }

    public AuditEvent inCase(String number) {
        return new AuditEvent(act, who, on, number, purpose, detail);
    }

    public AuditEvent forPurpose(@Nullable String code) {
        return new AuditEvent(act, who, on, caseNumber, code, detail);
    }

    /// Adds a code, such as the name of a state. Names and words are refused by their shape.
    public AuditEvent with(String key, String code) {
        return with(detail.with(key, code));
    }

    public AuditEvent with(String key, Enum<?> code) {
        return with(detail.with(key, code.name()));
    }

    public AuditEvent with(String key, UUID id) {
        return with(detail.with(key, id));
    }

    public AuditEvent with(String key, long number) {
        return with(detail.with(key, number));
    }

    public AuditEvent with(String key, boolean truth) {
        return with(detail.with(key, truth));
    }

    /// Adds ids or codes; for more than a few, a count is better.
    public AuditEvent with(String key, Collection<?> idsOrCodes) {
        return with(detail.with(key, idsOrCodes));
    }

    private AuditEvent with(Detail more) {
        return new AuditEvent(act, who, on, caseNumber, purpose, more);
    }
}
