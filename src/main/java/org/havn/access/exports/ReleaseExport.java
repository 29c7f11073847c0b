package org.havn.access.exports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// A file with more than 25 people in it leaves Havn.
@Component
class ReleaseExport implements SecondedAct {
    static final String CODE = "access.release-export";

    private final ObjectProvider<Exports> exports;
    private final ObjectProvider<Recipients> recipients;

    ReleaseExport(ObjectProvider<Exports> exports, ObjectProvider<Recipients> recipients) {
        this.exports = exports;
        this.recipients = recipients;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR);
    }

    /// Where the file or its recipient is gone, so is what would change; nobody can agree to it any more.
    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var export = exports.getObject().findForSecond(id(parameters)).orElseThrow(ExportNotThere::new);
        var recipient = recipients.getObject().usable().stream()
                .filter(it -> it.id().equals(export.recipient()))
                .findFirst();
        if (export.state() != Export.State.WAITING || recipient.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Change("access.export.file", "", export.file() + " (" + Watermark.numberOf(export.id()) + ")"),
                new Change("access.export.people", "", Integer.toString(export.persons())),
                new Change("access.export.recipient", "", recipient.get().called()),
                new Change("access.export.purpose", "", export.purpose().code()));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        exports.getObject().release(id(parameters));
    }

    private static UUID id(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("export", ""));
    }
}
