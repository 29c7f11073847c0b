package org.havn.interviews.openrosa;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.AppPasswordDoor;
import org.havn.access.Role;
import org.havn.interviews.forms.FilledXForm;
import org.havn.interviews.forms.XForms;
import org.havn.platform.AnsweredAnew;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// OpenRosa 1.0 as ODK Collect and KoboCollect speak it: the list of forms, a form with its files, a
/// filled-in form.
@Controller
class OpenRosaPage {
    static final String ROOT = "/api/openrosa";

    private static final String VERSION = "X-OpenRosa-Version";
    private static final String ACCEPTS = "X-OpenRosa-Accept-Content-Length";
    /// Of one request; a device sends what does not fit in further ones.
    private static final int MOST_BYTES = 20_000_000;
    private static final int MOST_OF_FORM = 5_000_000;
    private static final String FILLED_IN = "xml_submission_file";
    /// What Collect sends beside it: whether more parts of the same one will come.
    private static final String MORE_TO_COME = "*isIncomplete*";

    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

    private final Submissions submissions;
    private final Clock clock;

    OpenRosaPage(Submissions submissions, Clock clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(ROOT + "/formList")
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        var forms = submissions.listOf(AppPasswordDoor.device(request)).stream()
                .map(it -> new FormList.Entry(
                        it.form().id(),
                        it.form().version(),
                        it.name(),
                        md5(written(it)),
                        address(request, it),
                        it.sounds().isEmpty() ? "" : address(request, it) + "/manifest"))
                .toList();
        return answer(HttpStatus.OK).body(FormList.write(forms));
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(ROOT + "/forms/{id}")
    ResponseEntity<byte[]> form(@PathVariable UUID id, HttpServletRequest request) {
        return answer(HttpStatus.OK).body(written(submissions.get(id, AppPasswordDoor.device(request))));
    }

    /// The sound files of a form, for a program that fetches them before it shows the form.
    @Allowed(Role.CASEWORKER)
    @GetMapping(ROOT + "/forms/{id}/manifest")
    ResponseEntity<byte[]> manifest(@PathVariable UUID id, HttpServletRequest request) {
        var listed = submissions.get(id, AppPasswordDoor.device(request));
        return answer(HttpStatus.OK)
                .body(FormList.manifest(listed.sounds().stream()
                        .map(it -> new FormList.MediaFile(
                                it.name(), it.md5(), address(request, listed) + "/media/" + it.name()))
                        .toList()));
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(ROOT + "/forms/{id}/media/{name}")
    ResponseEntity<byte[]> media(@PathVariable UUID id, @PathVariable String name, HttpServletRequest request) {
        var sound = submissions.sound(id, AppPasswordDoor.device(request), name);
        return answer(HttpStatus.OK)
                .contentType(MediaType.parseMediaType(sound.kind().mediaType()))
                .body(sound.content());
    }

    /// The form as a device gets it; it names no file that it could not fetch.
    private static byte[] written(Submissions.Listed listed) {
        return XForms.write(
                listed.form(),
                name -> listed.sounds().stream().anyMatch(it -> it.name().equals(name)));
    }

    private static String address(HttpServletRequest request, Submissions.Listed listed) {
        return site(request) + ROOT + "/forms/" + listed.checkOut();
    }

    /// What a device asks before it sends: where to, and how much at once. Spring answers HEAD with it.
    @Allowed(Role.CASEWORKER)
    @GetMapping(ROOT + "/submission")
    ResponseEntity<byte[]> submission(HttpServletRequest request) {
        return answer(HttpStatus.NO_CONTENT)
                .header(HttpHeaders.LOCATION, site(request) + ROOT + "/submission")
                .build();
    }

    @AnsweredAnew("a filled-in form has an id of its own, and its answers have keys that follow from it")
    @Allowed(Role.CASEWORKER)
    @PostMapping(ROOT + "/submission")
    ResponseEntity<byte[]> receive(HttpServletRequest request) throws IOException, ServletException {
        if (request.getContentType() == null || !request.getContentType().startsWith("multipart/")) {
            throw new FormNotKnown();
        }
        var part = request.getPart(FILLED_IN);
        if (part == null || part.getSize() > MOST_OF_FORM) {
            throw new FormNotKnown();
        }
        var filled = FilledXForm.read(content(part)).orElseThrow(FormNotKnown::new);
        var attached = new LinkedHashMap<String, byte[]>();
        for (var it : request.getParts()) {
            if (!it.getName().equals(FILLED_IN) && !it.getName().equals(MORE_TO_COME)) {
                attached.put(it.getName(), content(it)); // which is the file's name, by the protocol
            }
        }
        var all = request.getPart(MORE_TO_COME) == null;
        submissions.receive(filled, new Attached(attached, all), AppPasswordDoor.device(request));
        return answer(HttpStatus.CREATED).body(FormList.thanks());
    }

    private static byte[] content(Part part) throws IOException {
        try (var content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }

    private ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(XML)
                .header(VERSION, "1.0")
                .header(ACCEPTS, String.valueOf(MOST_BYTES))
                .header(
                        HttpHeaders.DATE,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static String site(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    /// What OpenRosa's list calls for; it protects nothing.
    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has MD5", impossible);
        }
    }
}
