package org.havn.platform.watch;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Mail to operators and witnesses, over a server that the operator names. Its texts are Havn's own: numbers and codes,
/// nothing about anybody. The way there is encrypted and the server's certificate is checked, unless it is this
/// machine.
@Component
public class Mail {
    private static final String PATIENCE = "10000";
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    private final @Nullable JavaMailSenderImpl sender;
    private final String from;

    /// @throws IllegalArgumentException saying which setting is wrong
    public Mail(
            @Value("${havn.mail.server:}") String server,
            @Value("${havn.mail.user:}") String user,
            @Value("${havn.mail.password-file:}") String passwordFile,
            @Value("${havn.mail.from:}") String from)
            throws IOException {
        this.from = from.strip();
        this.sender = server.isBlank() ? null : sender(server.strip(), user.strip(), passwordFile.strip());
        if (sender != null) {
            addresses(this.from, "HAVN_MAIL_FROM");
        }
    }

    /// Whether the operator has named a server.
    public boolean offered() {
        return sender != null;
    }

    /// Sends a text that holds nothing about anybody.
    ///
    /// @throws IOException if the server did not take it; whoever sends tries again later
    public void send(List<String> to, String subject, String text) throws IOException {
        if (sender == null) {
            throw new IOException("No mail server is set: HAVN_MAIL_SERVER");
        }
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to.toArray(String[]::new));
        message.setSubject(subject);
        message.setText(text);
        try {
            sender.send(message);
        } catch (MailException refused) {
            throw new IOException(
                    "The mail server did not take a message: "
                            + refused.getClass().getSimpleName(),
                    refused);
        }
    }

    /// Reads a list of addresses, parted by commas.
    ///
    /// @param setting the variable to blame
    public static List<String> addresses(String list, String setting) {
        try {
            var read = InternetAddress.parse(list, true);
            if (read.length == 0) {
                throw new IllegalArgumentException(setting + " has to name a mail address");
            }
            for (var address : read) {
                address.validate();
            }
            return Arrays.stream(read).map(InternetAddress::getAddress).toList();
        } catch (AddressException malformed) {
            throw new IllegalArgumentException(
                    setting + " should hold mail addresses such as watch@havn.example.org, parted by commas",
                    malformed);
        }
    }

    private static JavaMailSenderImpl sender(String server, String user, String passwordFile) throws IOException {
        var address = URI.create(server);
        var host = address.getHost();
        if (host == null || !List.of("smtp", "smtps").contains(address.getScheme())) {
            throw new IllegalArgumentException(
                    "HAVN_MAIL_SERVER should look like smtps://mail.example.org:465 or smtp://mail.example.org:587");
        }
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(address.getScheme());
        sender.setHost(host);
        sender.setPort(
                address.getPort() > 0 ? address.getPort() : address.getScheme().equals("smtps") ? 465 : 587);
        sender.setDefaultEncoding("UTF-8");
        var settings = new Properties();
        for (var kind : List.of("mail.smtp.", "mail.smtps.")) {
            for (var wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
                settings.setProperty(kind + wait, PATIENCE);
            }
            settings.setProperty(kind + "ssl.checkserveridentity", "true");
        }
        settings.setProperty(
                "mail.smtp.starttls.required",
                Boolean.toString(!THIS_MACHINE.matcher(host).matches()));
        settings.setProperty("mail.smtp.starttls.enable", "true");
        if (!user.isEmpty()) {
            if (passwordFile.isEmpty()) {
                throw new IllegalArgumentException("HAVN_MAIL_USER is set, so HAVN_MAIL_PASSWORD_FILE has to be, too");
            }
            sender.setUsername(user);
            sender.setPassword(Files.readString(Path.of(passwordFile)).strip());
            settings.setProperty("mail.smtp.auth", "true");
            settings.setProperty("mail.smtps.auth", "true");
        }
        sender.setJavaMailProperties(settings);
        return sender;
    }
}
