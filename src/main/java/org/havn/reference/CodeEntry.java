package org.havn.reference;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a code list: a code, what it is called in several languages, from when to when, and who says so.
///
/// @param parent the code above it, or the language whose interpreters a dialect's speakers understand
/// @param names by language, English always among them
/// @param familyWords plain words for families, by language; empty where families never see the list
/// @param details other facts of the row, such as `alpha3` or `dir`
/// @param restricted whether only few may see that a person carries this code
/// @param validTo the last day, or null while it is in use
public record CodeEntry(
        CodeListName list,
        String code,
        @Nullable String parent,
        Map<String, String> names,
        Map<String, String> familyWords,
        Map<String, String> details,
        CodeStatus status,
        boolean restricted,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source) {

    public CodeEntry {
        names = Map.copyOf(names);
        familyWords = Map.copyOf(familyWords);
        details = Map.copyOf(details);
        if (!names.containsKey("en")) {
            throw new IllegalArgumentException("Code " + code + " needs a name in English");
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("Code " + code + " ends before it begins");
        }
    }

    /// What it is called in the reader's language, or in English where nobody has written that yet.
    public String name(Locale reader) {
        return names.getOrDefault(language(reader), names.getOrDefault("en", code));
    }

    /// The plain words for families, or the name where there are none.
    public String familyWords(Locale reader) {
        return familyWords.getOrDefault(language(reader), familyWords.getOrDefault("en", name(reader)));
    }

    /// A detail of the row, such as `alpha3` of a country.
    public Optional<String> detail(String key) {
        return Optional.ofNullable(details.get(key));
    }

    /// Whether the code may be used on the day.
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    private static String language(Locale reader) {
        return reader.getLanguage().equals("no") ? "nb" : reader.getLanguage();
    }
}
