package org.havn.access.exports;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// A new recipient of files. The second person compares the fingerprint with the recipient, by telephone or in person.
@Component
class RegisterRecipient implements SecondedAct {
    static final String CODE = "access.register-recipient";

    private final ObjectProvider<Recipients> recipients;

    RegisterRecipient(ObjectProvider<Recipients> recipients) {
        this.recipients = recipients;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var asked = recipients
                .getObject()
                .find(UUID.fromString(parameters.getOrDefault("recipient", "")))
                .orElseThrow(RecipientNotThere::new);
        return List.of(
                new Change("access.recipient", "", asked.called()),
                new Change(
                        "access.recipient.fingerprint", "", asked.certificate().fingerprintInPairs()),
                new Change(
                        "access.recipient.good-until",
                        "",
                        asked.certificate()
                                .goodUntil()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString()));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        recipients.getObject().register(UUID.fromString(parameters.getOrDefault("recipient", "")));
    }
}
