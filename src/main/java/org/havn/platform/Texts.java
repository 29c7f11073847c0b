package org.havn.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// All modules' texts: `messages/<module>.properties` in English, and `_nb`, `_ar`, `_tr` beside it.
@Component
public class Texts {
    /// What staff read Havn in today.
    public static final List<Locale> STAFF = List.of(Locale.ENGLISH, Locale.of("nb"));
    /// What families and the public read Havn in.
    public static final List<Locale> FAMILIES =
            List.of(Locale.ENGLISH, Locale.of("nb"), Locale.of("ar"), Locale.of("tr"));

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();
    private final Map<Locale, Words> words = new ConcurrentHashMap<>();

    public Texts() {
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                var name = String.valueOf(file.getFilename()).replace(".properties", "");
                var underscore = name.indexOf('_');
                var language = underscore < 0 ? "en" : name.substring(underscore + 1);
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                var texts = byLanguage.computeIfAbsent(language, _ -> new HashMap<>());
                properties.forEach((key, value) -> texts.put((String) key, (String) value));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The texts inside the application cannot be read", unreadable);
        }
    }

    /// The words in a language; what is missing there is said in English.
    public Words in(Locale locale) {
        var language = locale.getLanguage().equals("no") ? "nb" : locale.getLanguage();
        var known = byLanguage.containsKey(language) ? language : "en";
        return words.computeIfAbsent(
                Locale.of(known),
                it -> new Words(it, byLanguage.getOrDefault(known, Map.of()), byLanguage.getOrDefault("en", Map.of())));
    }
}
