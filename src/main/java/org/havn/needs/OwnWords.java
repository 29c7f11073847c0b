package org.havn.needs;

import java.util.List;
import java.util.Optional;
import org.havn.reference.LanguageTag;

/// What was said, word for word, and its translations.
public record OwnWords(LanguageTag language, String verbatim, List<Translation> translations) {

    private static final String ERASED = "[erased]";
    /// Nobody can type this.
    private static final String CLOSED = "\u0000closed";

    /// The same words in another language, and who is answerable for them.
    public record Translation(LanguageTag language, String text, String translator) {
        @Override
        public String toString() {
            return "Translation[hidden]";
        }
    }

    public OwnWords {
        translations = List.copyOf(translations);
        if (verbatim.isBlank()) {
            throw new IllegalArgumentException("A need is told in somebody's own words, but these are empty");
        }
    }

    /// Where words were, whose key has been destroyed since.
    static OwnWords erased(LanguageTag language) {
        return new OwnWords(language, ERASED, List.of());
    }

    /// Where words are that the reader's task does not open.
    static OwnWords closed(LanguageTag language) {
        return new OwnWords(language, CLOSED, List.of());
    }

    /// Whether the reader's task does not open these words.
    public boolean closed() {
        return verbatim.equals(CLOSED);
    }

    /// Whether nobody can read these words any more.
    public boolean erased() {
        return verbatim.equals(ERASED);
    }

    /// The translation into a language, if there is one.
    public Optional<Translation> in(LanguageTag other) {
        return translations.stream().filter(it -> it.language().equals(other)).findFirst();
    }

    @Override
    public String toString() {
        return "OwnWords[hidden]";
    }
}
