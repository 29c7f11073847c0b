package org.havn.platform;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// A refusal in the reader's language where no page can be built: before anybody knows who asks, and where the pages
/// themselves have failed.
@Component
public class PlainAnswer {
    /// After how many seconds to try again when something does not answer.
    static final int SECONDS_TO_WAIT = 5;

    private final Readers readers;
    private final TemplateEngine templates;
    private final String assets;

    PlainAnswer(Readers readers, TemplateEngine templates, Assets assets) {
        this.readers = readers;
        this.templates = templates;
        this.assets = assets.version();
    }

    /// Writes the whole answer.
    ///
    /// @param type the last part of the problem's address; its texts are `problem.<type>.title` and `.detail`
    public void write(
            HttpServletRequest request, HttpServletResponse response, int status, String type, Object... arguments)
            throws IOException {
        var words = readers.words(request);
        var output = new Utf8ByteOutput();
        templates.render(
                "platform/plain.jte",
                Map.of(
                        "words",
                        words,
                        "title",
                        words.say("problem." + type + ".title", arguments),
                        "detail",
                        words.say("problem." + type + ".detail", arguments),
                        "assets",
                        assets),
                output);
        response.setStatus(status);
        if (status == Refusal.Kind.NOT_AVAILABLE.status()) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
