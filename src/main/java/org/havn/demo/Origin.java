package org.havn.demo;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.havn.needs.OwnWords;
import org.havn.people.Sex;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;

/// What people of one origin are called and how they speak, by assumption.
final class Origin {
    /// Who answers for the translations of invented words.
    static final String TRANSLATOR = "demo";

    private record Written(String latin, String arabic) {}

    final CountryCode country;
    /// The language at home.
    final LanguageTag speaks;
    /// The language in which their words are written down here.
    final LanguageTag words;
    /// The language for which they want an interpreter and neighbours.
    final LanguageTag interpreter;
    /// A language that some of them have learnt.
    final LanguageTag second;

    private final Map<String, List<Written>> names = new HashMap<>();
    private final Map<String, String> verbatim = new HashMap<>();
    private final Map<String, Map<String, String>> translations = new HashMap<>();

    Origin(CountryCode country) {
        var row = Facts.rows("origins").stream()
                .filter(it -> it.getField("origin").equals(country.value()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No names and words are here for people from " + country));
        this.country = country;
        this.speaks = new LanguageTag(row.getField("speaks"));
        this.words = new LanguageTag(row.getField("words"));
        this.interpreter = new LanguageTag(row.getField("interpreter"));
        this.second = new LanguageTag(row.getField("second"));
        for (var name : Facts.rows("names")) {
            if (name.getField("origin").equals(country.value())) {
                names.computeIfAbsent(name.getField("part"), _ -> new java.util.ArrayList<>())
                        .add(new Written(name.getField("latin"), name.getField("arabic")));
            }
        }
        for (var said : Facts.rows("words")) {
            verbatim.put(said.getField("kind"), said.getField(words.value()));
            translations.put(said.getField("kind"), Map.of("en", said.getField("en"), "nb", said.getField("nb")));
        }
    }

    /// A name part in Latin and, where it has one, in Arabic letters.
    record NamePart(String latin, String arabic) {}

    /// A given name that none of these already have.
    NamePart given(Sex sex, Chance chance, java.util.Set<String> taken) {
        var all = names.getOrDefault(sex.name(), List.of());
        var free = all.stream().filter(it -> !taken.contains(it.latin())).toList();
        var name = chance.one(free.isEmpty() ? all : free);
        taken.add(name.latin());
        return new NamePart(name.latin(), name.arabic());
    }

    /// A family name.
    NamePart family(Chance chance) {
        var name = chance.one(names.getOrDefault("FAMILY", List.of()));
        return new NamePart(name.latin(), name.arabic());
    }

    /// What somebody of this origin says about a kind of need, with its translations.
    ///
    /// @param sex of the person whose need it is
    OwnWords say(String kind, Sex sex) {
        var translated = translations.getOrDefault(kind, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new OwnWords.Translation(new LanguageTag(it.getKey()), text(it.getValue(), sex), TRANSLATOR))
                .toList();
        return new OwnWords(words, text(String.valueOf(verbatim.get(kind)), sex), translated);
    }

    private static String text(String pattern, Sex sex) {
        return pattern.indexOf('{') < 0
                ? pattern
                : new MessageFormat(pattern, ULocale.ENGLISH).format(Map.of("sex", sex.name()));
    }
}
