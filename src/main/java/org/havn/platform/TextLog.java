package org.havn.platform;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/// One line for each event, whatever it says: what would end the line or turn the writing round is shown as its code.
/// The lines of a stack trace follow it, each behind a tab.
public final class TextLog implements StructuredLogFormatter<ILoggingEvent> {
    private final WithoutMessages traces = new WithoutMessages();

    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(120)
                .append(DateTimeFormatter.ISO_INSTANT.format(event.getInstant()))
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(onOneLine(Objects.requireNonNullElse(event.getFormattedMessage(), "")))
                .append('\n');
        if (event.getThrowableProxy() instanceof ThrowableProxy failure) {
            try {
                var trace = new StringBuilder();
                traces.printStackTrace(failure.getThrowable(), trace);
                trace.toString()
                        .lines()
                        .forEach(it ->
                                line.append('\t').append(onOneLine(it.strip())).append('\n'));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return line.toString();
    }

    static String onOneLine(String text) {
        if (text.codePoints().noneMatch(TextLog::moves)) {
            return text;
        }
        var line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(it -> {
            if (moves(it)) {
                line.append("\\u{").append(Integer.toHexString(it)).append('}');
            } else {
                line.appendCodePoint(it);
            }
        });
        return line.toString();
    }

    /// Ends of lines, control characters, and marks that change the direction of writing.
    private static boolean moves(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
