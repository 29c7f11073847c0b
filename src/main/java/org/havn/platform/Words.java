package org.havn.platform;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Everything that a page says, in one reader's language. The sentences are ICU messages with plurals and genders.
public final class Words {
    static final ZoneId HERE = ZoneId.of("Europe/Oslo");

    private final Locale locale;
    private final ULocale icu;
    private final Map<String, String> texts;
    private final Map<String, String> fallback;
    /// Kept: finding a language's way to write a day takes longer than writing fifty of them.
    private final DateFormat days;

    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    Words(Locale locale, Map<String, String> texts, Map<String, String> fallback) {
        this.locale = locale;
        // days and numbers as Europe writes them: 23 November 2026
        this.icu = locale.getLanguage().equals("en") ? ULocale.UK : ULocale.forLocale(locale);
        this.days = DateFormat.getPatternInstance("yMMMMd", icu);
        this.texts = texts;
        this.fallback = fallback;
    }

    /// The sentence under the key, with `{0}`, `{1}` … filled in.
    ///
    /// @throws IllegalArgumentException if no module has the key; a test finds such keys before a reader does
    public String say(String key, Object... arguments) {
        var format = parsed.computeIfAbsent(key, this::parse);
        synchronized (format) {
            return format.format(
                    java.util.Arrays.stream(arguments).map(this::plain).toArray());
        }
    }

    /// Whether a sentence exists under the key.
    public boolean has(String key) {
        return texts.containsKey(key) || fallback.containsKey(key);
    }

    /// A number as the reader writes it, with at most this many decimals.
    public String number(double value, int decimals) {
        var format = NumberFormat.getInstance(icu);
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        return format.format(value);
    }

    /// A whole number as the reader writes it.
    public String number(long value) {
        return NumberFormat.getIntegerInstance(icu).format(value);
    }

    /// A share between 0 and 1 as percent, with this many decimals.
    public String percent(double share, int decimals) {
        var format = NumberFormat.getPercentInstance(icu);
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        return format.format(share);
    }

    /// A day, such as 23 November 2026.
    public String date(LocalDate day) {
        var noon = Date.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
        synchronized (days) {
            return days.format(noon);
        }
    }

    /// A moment by the clock in Oslo, such as 23 Nov 2026, 14:05.
    public String moment(Instant moment) {
        var format = DateFormat.getPatternInstance("yMMMdHm", icu);
        if (format instanceof SimpleDateFormat simple) {
            simple.setTimeZone(com.ibm.icu.util.TimeZone.getTimeZone(HERE.getId()));
        }
        return format.format(Date.from(moment));
    }

    /// The reader's language, for the page's `lang`.
    public Locale locale() {
        return locale;
    }

    /// `rtl` where the reader's script runs from right to left.
    public String direction() {
        return icu.isRightToLeft() ? "rtl" : "ltr";
    }

    private MessageFormat parse(String key) {
        var text = texts.get(key);
        if (text == null) {
            text = fallback.get(key);
        }
        if (text == null) {
            throw new IllegalArgumentException("No text has the key '" + key + "'");
        }
        return new MessageFormat(text, icu);
    }

    private Object plain(Object argument) {
        return switch (argument) {
            case LocalDate day -> date(day);
            case Instant moment -> moment(moment);
            default -> argument;
        };
    }
}
