package org.havn.interviews;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.Uploads;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.springframework.stereotype.Component;

/// Which recordings belong to which question.
@Component
class RecordedAnswers {
    static final String TYPE = "recording";

    private final SealedAnswers sealed;
    private final Uploads uploads;

    RecordedAnswers(SealedAnswers sealed, Uploads uploads) {
        this.sealed = sealed;
        this.uploads = uploads;
    }

    /// What a question's recordings are filed under; without the key store it does not tell which question that is.
    Upload.About about(InterviewId interview, FieldPath path) {
        var field = sealed.field(interview, path);
        return new Upload.About(
                TYPE,
                new UUID(
                        new BigInteger(field.substring(0, 16), 16).longValue(),
                        new BigInteger(field.substring(16, 32), 16).longValue()));
    }

    List<Upload> of(InterviewId interview, FieldPath path) {
        return uploads.of(about(interview, path));
    }

    /// Whether an answer names a recording that was made for its question.
    boolean has(InterviewId interview, FieldPath path, Answer answer) {
        return of(interview, path).stream().anyMatch(it -> it.id().toString().equals(answer.value()));
    }
}
