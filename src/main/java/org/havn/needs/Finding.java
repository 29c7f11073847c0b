package org.havn.needs;

import java.util.List;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// What only few may read of a proposal: by which rule, on which answers, in which words, with which codes.
///
/// @param words the person's own, as they were said; empty where nobody wrote any down
/// @param translation the same as the interpreter said it; empty where there is none
/// @param translator who is answerable for it, as the interview names them
/// @param recording where the same can be heard, and which recording that is; null where nobody recorded it
public record Finding(
        String rule,
        List<Ground> grounds,
        List<String> codes,
        String language,
        String words,
        String translation,
        String translator,
        @Nullable Ground recording) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    /// In which language interpreters give the words on: that of the forms, and of the staff who hold interviews.
    private static final LanguageTag OF_STAFF = new LanguageTag("en");

    /// One answer on which it rests: where it stands in the interview, and what it was.
    public record Ground(String path, String value) {
        @Override
        public String toString() {
            return "Ground[hidden]";
        }
    }

    public Finding {
        grounds = List.copyOf(grounds);
        codes = List.copyOf(codes);
    }

    /// The sealed text.
    String text() {
        return JSON.writeValueAsString(this);
    }

    static Finding of(String text) {
        return JSON.readValue(text, Finding.class);
    }

    List<SpecificNeedCode> specificNeeds() {
        return codes.stream().map(SpecificNeedCode::new).toList();
    }

    List<OwnWords.Translation> translations() {
        return translation.isEmpty() ? List.of() : List.of(new OwnWords.Translation(OF_STAFF, translation, translator));
    }

    @Override
    public String toString() {
        return "Finding[hidden]";
    }
}
