package org.havn.interviews.offline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.BroughtText;
import org.havn.interviews.InterpretedBy;
import org.havn.interviews.InterviewId;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was inside a sealed text.
sealed interface Said {
    /// The family has agreed, and the interview begins.
    record Begun(Instant at, InterpretedBy held) implements Said {}

    /// An answer.
    record Answered(AnswerOperation operation) implements Said {}

    /// A recording that answers a question.
    ///
    /// @param under the key of its sound
    @SuppressWarnings("ArrayRecordComponent") // received, opened, let go
    record Recorded(AnswerOperation operation, byte[] under) implements Said {
        @Override
        public String toString() {
            return "Recorded[" + operation.key() + ", hidden]";
        }
    }

    /// The interview is at its end on this device.
    record Finished(Instant at) implements Said {}

    JsonMapper MAPPER = JsonMapper.builder().build();

    /// What a text says; nothing where it cannot be read.
    static Optional<Said> of(byte[] text, UUID key, InterviewId interview, String device) {
        try {
            var json = MAPPER.readTree(text);
            var at = Instant.parse(word(json, "at"));
            return switch (word(json, "kind")) {
                case "begin" ->
                    Optional.of(new Begun(
                            at,
                            new InterpretedBy(
                                    new LanguageTag(word(json, "language")),
                                    some(BroughtText.of(word(json, "dialect"))),
                                    some(BroughtText.of(word(json, "interpreter"))))));
                case "answer" -> Optional.of(new Answered(answer(json, answer(json), key, interview, device, at)));
                case "recording" ->
                    Optional.of(new Recorded(
                            answer(json, Answer.NOT_ASKED, key, interview, device, at),
                            CheckOuts.bytes(word(json, "under"))));
                case "finish" -> Optional.of(new Finished(at));
                default -> Optional.empty();
            };
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Answer answer(JsonNode json) {
        return new Answer(Answer.Standing.valueOf(word(json, "standing")), BroughtText.of(word(json, "value")));
    }

    private static AnswerOperation answer(
            JsonNode json, Answer answer, UUID key, InterviewId interview, String device, Instant at) {
        var after = word(json, "after");
        var base = json.path("base").intValue(0);
        if (base < 0) {
            throw new IllegalArgumentException("Versions count from 1");
        }
        return new AnswerOperation(
                key,
                interview,
                FieldPath.of(word(json, "path")),
                answer,
                base,
                after.isEmpty() ? null : UUID.fromString(after),
                device,
                at);
    }

    private static String word(JsonNode json, String field) {
        return json.path(field).stringValue("");
    }

    private static @Nullable String some(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
