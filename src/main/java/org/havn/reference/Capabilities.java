package org.havn.reference;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Havn's own vocabulary of what people need and places offer, in words for staff and in plain words for families.
@Service
public class Capabilities {
    private static final Set<CapabilityCode> LANGUAGES =
            Set.of(new CapabilityCode("INTERPRETER"), new CapabilityCode("LANGUAGE_COMMUNITY"));

    private final CodeLists lists;

    Capabilities(CodeLists lists) {
        this.lists = lists;
    }

    /// The vocabulary, in the order of the codes. Codes that take a language stand there without one.
    public List<CapabilityCode> all() {
        return lists.all(CodeListName.CAPABILITIES).stream()
                .filter(entry -> entry.status() != CodeStatus.RETIRED)
                .map(entry -> new CapabilityCode(entry.code()))
                .distinct()
                .toList();
    }

    /// Whether the vocabulary has the code.
    public boolean knows(CapabilityCode capability) {
        return lists.find(CodeListName.CAPABILITIES, capability.general().value())
                .isPresent();
    }

    /// Whether the code says what is wanted only together with a language.
    public boolean takesLanguage(CapabilityCode capability) {
        return LANGUAGES.contains(capability);
    }

    /// What staff call it, such as "Interpreter (Arabic)".
    public String name(CapabilityCode capability, Locale reader) {
        var general = capability.general();
        var name = lists.name(CodeListName.CAPABILITIES, general.value(), reader);
        return capability
                .language()
                .map(language -> withoutHint(name) + " (" + lists.name(language, reader) + ")")
                .orElse(name);
    }

    /// Plain words for a family.
    public String familyWords(CapabilityCode capability, Locale reader) {
        return lists.find(CodeListName.CAPABILITIES, capability.general().value())
                .map(entry -> entry.familyWords(reader))
                .orElse(capability.value());
    }

    /// The codes that satisfy the wanted one, itself first: a dialect's speakers are served in the broader language
    /// too,
    /// and a code may stand for another (`ARABIC_INTERPRETER` is `INTERPRETER:ar`).
    public List<CapabilityCode> satisfiedBy(CapabilityCode wanted) {
        var meant = lists.find(CodeListName.CAPABILITIES, wanted.value())
                .flatMap(entry -> entry.detail("means"))
                .map(CapabilityCode::new)
                .orElse(wanted);
        return meant.language()
                .map(language ->
                        lists.withBroader(language).stream().map(meant::in).toList())
                .orElse(List.of(meant));
    }

    private static String withoutHint(String name) {
        var bracket = name.indexOf(" (");
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
