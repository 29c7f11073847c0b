package org.havn.audit.log;

import java.io.IOException;
import java.util.List;
import org.havn.platform.watch.Mail;

/// Mails each head, as text, to people who keep it: a mailbox that no administrator of Havn can empty.
final class MailWitness implements Witness {
    private final Mail mail;
    private final List<String> to;

    MailWitness(Mail mail, List<String> to) {
        this.mail = mail;
        this.to = List.copyOf(to);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void take(SignedHead head) throws IOException {
        mail.send(to, "Havn: head of the audit trail, " + head.size() + " leaves", head.note());
    }
}
