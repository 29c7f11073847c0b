package org.havn.access;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.platform.Texts;
import org.havn.platform.watch.Mail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Tells of an emergency by mail too, where the operator named whom: at once, and again each minute until the
/// server takes it. The mail says that there is something to look at, and neither of whom nor by whom.
@Component
class GlassMail {
    private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("access-glass-mail");
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Mail mail;
    private final Texts texts;
    private final ObjectProvider<Scheduler> jobs;
    private final Clock clock;
    private final List<String> to;
    private final String address;

    /// @throws IllegalArgumentException saying which setting is wrong
    GlassMail(
            Mail mail,
            Texts texts,
            ObjectProvider<Scheduler> jobs,
            Clock clock,
            @Value("${havn.emergencies.to:}") String to,
            @Value("${havn.address:}") String address) {
        this.mail = mail;
        this.texts = texts;
        this.jobs = jobs;
        this.clock = clock;
        this.to = to.isBlank() ? List.of() : Mail.addresses(to, "HAVN_EMERGENCIES_TO");
        this.address = address.strip();
        if (!this.to.isEmpty() && !mail.offered()) {
            throw new IllegalArgumentException("HAVN_EMERGENCIES_TO is set, so HAVN_MAIL_SERVER has to be, too");
        }
    }

    /// Has it told as soon as the running transaction is committed; an emergency never waits for a mail
    /// server.
    void soon(UUID opening) {
        if (!to.isEmpty()) {
            jobs.getObject()
                    .scheduleIfNotExists(TELL.instance(opening.toString()).scheduledTo(clock.instant()));
        }
    }

    /// @throws IOException if the server did not take it
    void tell() throws IOException {
        var text = Texts.STAFF.stream()
                .map(it -> texts.in(it).say("access.glass.mail.text"))
                .collect(Collectors.joining("\n\n"));
        mail.send(
                to,
                "Havn: " + texts.in(Locale.ENGLISH).say("access.glass.mail.subject"),
                text + "\n\n" + address + "\n" + clock.instant() + "\n");
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        OneTimeTask<Void> glassMailJob(ObjectProvider<GlassMail> mail) {
            return Tasks.oneTime(TELL)
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                    .execute((_, _) -> {
                        try {
                            mail.getObject().tell();
                        } catch (IOException refused) {
                            throw new UncheckedIOException(refused);
                        }
                    });
        }
    }
}
