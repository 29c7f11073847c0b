package org.havn.interviews.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One text of a form in several languages, such as `en` and `ar`; empty where the form has none.
public record Label(Map<String, String> byLanguage) {
    public static final Label NONE = new Label(Map.of());

    public Label {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /// The text in a language, otherwise in the other one, otherwise in any; empty if there is none at all.
    public String in(String language, String otherwise) {
        return byLanguage.getOrDefault(shown(language, otherwise), "");
    }

    /// The language of the text that [#in] gives; empty if there is none.
    public String shown(String language, String otherwise) {
        return has(language)
                ? language
                : has(otherwise)
                        ? otherwise
                        : byLanguage.keySet().stream().findFirst().orElse("");
    }

    /// Whether there is a text in this very language.
    public boolean has(String language) {
        return byLanguage.containsKey(language);
    }
}
